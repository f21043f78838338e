package dev.maitredkit.conformance.compare;

import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws scenarios from a seed: calls that meet one another, in a few files and directories, and probes between them. What
 * they ask for is bounded, so that no guest is harmed: all paths are the scenario's own, no program runs for long.
 */
final class Generator {
    private static final int LONGEST = 14;
    private static final List<String> FILE_SYSTEMS =
            List.of("tmpfs", "tmpfs", "tmpfs", "tmpfs", "proc", "sysfs", "nosuchfs", "", "ext4");
    private static final List<String> OPTIONS = List.of(
            "", "", "", "size=64k", "mode=700", "size=1m,mode=1777", "bogus", "nr_inodes=10", "size=x", "mode=9");

    /** mount(2): read-only, nosuid, nodev, noexec, noatime, remount, bind, move, recursive, propagation, and MS_MGC_VAL. */
    private static final List<Long> FLAGS = List.of(
            0L,
            0L,
            0L,
            1L,
            2L,
            4L,
            8L,
            6L,
            15L,
            1024L,
            32L,
            33L,
            4096L,
            4096L,
            4096L | 16384,
            4096L | 32 | 1,
            8192L,
            1L << 17,
            1L << 18,
            1L << 19,
            1L << 20,
            1L << 18 | 16384,
            0xC0ED0000L,
            0xC0ED0001L,
            1L << 32);

    private final SplittableRandom random;
    private final Scripts scripts;
    private final boolean network;
    private int number;

    Generator(long seed, boolean network) {
        this.random = new SplittableRandom(seed);
        this.scripts = new Scripts(random);
        this.network = network;
    }

    Scenario next() {
        boolean networked = network && random.nextInt(8) == 0;
        Scenario.Builder scenario = Scenario.newBuilder().setTitle("generated scenario " + ++number);
        if (networked) {
            scenario.addNeeds(Need.NETWORK).addSteps(configure(10, 77, 0, 2, 30, 1));
        }
        int steps = 3 + random.nextInt(LONGEST - 2);
        for (int i = 0; i < steps; i++) {
            scenario.addSteps(networked && random.nextInt(3) > 0 ? networkStep() : step());
        }
        return scenario.build();
    }

    private Step step() {
        int choice = random.nextInt(10);
        if (choice < 3) {
            return mount();
        }
        return choice < 5 ? check() : launch();
    }

    private Step mount() {
        return Step.newBuilder()
                .setMount(MountRequest.newBuilder()
                        .setSource(random.nextInt(3) == 0 ? "source" : scripts.path())
                        .setTarget(random.nextInt(12) == 0 ? "" : scripts.path())
                        .setFstype(pick(FILE_SYSTEMS))
                        .setMountflags(pick(FLAGS))
                        .setOptions(pick(OPTIONS)))
                .build();
    }

    private Step launch() {
        LaunchProcessRequest.Builder launch = LaunchProcessRequest.newBuilder().setWaitForExit(true);
        if (random.nextInt(3) == 0) {
            launch.putEnv(pick(List.of("A", "PATH", "MK_B", "IFS")), pick(List.of("", "x y", "/nowhere", "é\n", ":")));
        }
        if (random.nextInt(4) > 0) {
            return Step.newBuilder()
                    .setLaunchProcess(launch.addArgv("sh").addArgv("-c").addArgv(scripts.script()))
                    .build();
        }
        if (random.nextInt(4) == 0) {
            return notWaitedFor(launch);
        }
        launch.addAllArgv(pick(List.of(
                List.of("true"),
                List.of("false", "x"),
                List.of("no-such-program"),
                List.of(scripts.path()),
                List.of(scripts.path(), "one", "two words"),
                List.of(""),
                List.of("./true"),
                List.of("sh", scripts.path()),
                List.of("test", "-e", scripts.path()),
                List.of("/"),
                List.of("/etc/passwd"),
                List.of("/etc/passwd/x"))));
        return Step.newBuilder().setLaunchProcess(launch).build();
    }

    /** A program that nobody waits for must not meet the steps that come after it. */
    private Step notWaitedFor(LaunchProcessRequest.Builder launch) {
        return Step.newBuilder()
                .setLaunchProcess(launch.setWaitForExit(false)
                        .addAllArgv(pick(List.of(
                                List.of("true"),
                                List.of("sh", "-c", "exit 3"),
                                List.of("no-such-program"),
                                List.of("/etc/passwd"),
                                List.of(scripts.path() + "/none")))))
                .build();
    }

    private Step check() {
        Check.Builder check = Check.newBuilder();
        switch (random.nextInt(5)) {
            case 0 -> check.setExists(scripts.path());
            case 1 -> check.setNotMounted(scripts.path());
            case 2 -> check.setLines(Lines.newBuilder().setPath(scripts.path()).setAtLeast(1 + random.nextInt(2)));
            default ->
                check.setMounted(Mounted.newBuilder()
                        .setTarget(scripts.path())
                        .setFstype(pick(List.of("", "tmpfs", "proc")))
                        .addAllOptions(pick(List.of(
                                List.of(),
                                List.of(),
                                List.of("ro"),
                                List.of("rw", "nosuid"),
                                List.of("noexec"),
                                List.of("size=64k"),
                                List.of("mode=700"),
                                List.of("noatime")))));
        }
        return Step.newBuilder().setCheck(check).build();
    }

    private Step networkStep() {
        int choice = random.nextInt(5);
        if (choice < 3) {
            return configure(
                    10,
                    77,
                    random.nextInt(2),
                    random.nextInt(4),
                    pick(List.of(24, 30, 30, 29, 0, 32)),
                    random.nextInt(4));
        }
        Check.Builder check = Check.newBuilder();
        if (choice == 3) {
            check.setAddress(
                    "10.77." + random.nextInt(2) + "." + random.nextInt(4) + "/" + pick(List.of(24, 30, 29, 32)));
        } else {
            check.setGateway("10.77." + random.nextInt(2) + "." + random.nextInt(4));
        }
        return Step.newBuilder().setCheck(check).build();
    }

    private static Step configure(int a, int b, int c, int host, int prefix, int gateway) {
        int subnet = a << 24 | b << 16 | c << 8;
        return Step.newBuilder()
                .setConfigureNetwork(NetworkConfigRequest.newBuilder()
                        .setIpv4Config(IPv4Config.newBuilder()
                                .setAddress(Integer.reverseBytes(host == 0 ? 0 : subnet | host))
                                .setNetmask(prefix == 0 ? 0 : Integer.reverseBytes(-1 << (32 - prefix)))
                                .setGateway(Integer.reverseBytes(gateway == 0 ? 0 : subnet | gateway))))
                .build();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
