package dev.maitredkit.linuxguest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of either side at any moment leaves no mount, process, interface or loop device behind. */
@Timeout(300)
class SandboxKillTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    private Path directory;

    private Path socket;

    /**
     * What a machine has that a sandbox might leave there; processes are those that know of its socket, or share its
     * PID namespace.
     */
    private record Machine(String mounts, Set<String> interfaces, Set<String> loops, Set<Long> processes) {}

    @BeforeEach
    void assumeNamespaces() throws Exception {
        Here.assumeNamespaces(!SandboxProbe.isRoot());
        socket = directory.resolve("guest.sock");
    }

    @Test
    void killed_while_it_comes_up() throws Exception {
        Machine before = machine("");
        for (int millis = 0; millis <= 1500; millis += 250) {
            Process outer = outer();
            outer.waitFor(millis, TimeUnit.MILLISECONDS);
            outer.destroyForcibly().waitFor();
            assertNothingIsLeft(before, "");
        }
    }

    @Test
    void killed_with_mounts_and_services_from_outside() throws Exception {
        Machine before = machine("");
        Process outer = outer();
        String namespace = makeBusy(outer);
        assertThat(machine(namespace)).isNotEqualTo(before);
        outer.destroyForcibly().waitFor();
        assertNothingIsLeft(before, namespace);
    }

    @Test
    void the_guests_init_killed() throws Exception {
        Machine before = machine("");
        Process outer = outer();
        String namespace = makeBusy(outer);
        init(outer).destroyForcibly();
        assertThat(outer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft(before, namespace);
        assertThat(socket).doesNotExist();
    }

    @Test
    void its_socket_is_replaced_by_the_next_start() throws Exception {
        Process outer = outer();
        awaitReady(outer);
        outer.destroyForcibly().waitFor();
        assertThat(socket).exists();
        Process next = outer();
        awaitReady(next);
        next.destroyForcibly().waitFor();
    }

    private Process outer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxProbe.class.getName(),
                        "unix:" + socket)
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitReady(Process outer) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(outer.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("ready");
    }

    private static ProcessHandle init(Process outer) {
        ProcessHandle unshare = outer.children().findFirst().orElseThrow();
        return unshare.children().findFirst().orElseThrow();
    }

    /** Has it do what leaves traces; its PID namespace. */
    private String makeBusy(Process outer) throws IOException {
        awaitReady(outer);
        ManagedChannel channel = GuestChannels.open(new GuestAddress.Unix(socket));
        try {
            MaitredGrpc.MaitredBlockingStub guest =
                    MaitredGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
            guest.startTermina(StartTerminaRequest.newBuilder()
                    .setTremplinIpv4Address(1)
                    .setLxdIpv4Subnet("10.0.0.1/24")
                    .build());
            guest.mount(MountRequest.newBuilder()
                    .setSource("x")
                    .setTarget("/tmp")
                    .setFstype("tmpfs")
                    .build());
            guest.launchProcess(LaunchProcessRequest.newBuilder()
                    .addAllArgv(List.of("sh", "-c", "trap '' TERM; sleep 1000 & sleep 1000"))
                    .setRespawn(true)
                    .build());
        } finally {
            channel.shutdownNow();
        }
        return namespace(init(outer).pid());
    }

    private void assertNothingIsLeft(Machine before, String namespace) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (!machine(namespace).equals(before) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(machine(namespace)).isEqualTo(before);
        assertThat(leftFiles()).isSubsetOf(List.of(socket));
    }

    private List<Path> leftFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Machine machine(String namespace) throws IOException {
        return new Machine(
                Files.readString(Path.of("/proc/self/mountinfo")),
                names(Path.of("/sys/class/net"), ""),
                loops(),
                ProcessHandle.allProcesses()
                        .filter(it -> belongs(it.pid(), namespace))
                        .map(ProcessHandle::pid)
                        .collect(Collectors.toSet()));
    }

    private boolean belongs(long pid, String namespace) {
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains(socket.toString()) || namespace(pid).equals(namespace);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String namespace(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/pid")).toString();
    }

    /** Those over a file that only a sandbox has. */
    private static Set<String> loops() throws IOException {
        Set<String> bound = new TreeSet<>();
        for (String name : names(Path.of("/sys/block"), "loop")) {
            Path file = Path.of("/sys/block", name, "loop/backing_file");
            if (Files.exists(file) && Files.readString(file).contains("stateful.btrfs")) {
                bound.add(name);
            }
        }
        return bound;
    }

    private static Set<String> names(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.startsWith(prefix))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
