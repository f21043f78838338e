package dev.maitredkit.fakeguest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Spawn;
import dev.maitredkit.fakeguest.kernel.Spawned;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * With 100,000 mounts or processes an operation costs at most twice what it costs with 100. What is proportional to what
 * it says, such as /proc/mounts, is not meant.
 *
 * <p>What an operation allocates is measured always: it does not depend on how busy the machine is, and the maps here
 * cannot be walked without allocating for each entry. The time, and all 100,000, are for the profile {@code full}.
 */
class ScaleTest {
    private static final int FEW = 100;

    /** Fewer where it is to be quick: the maps are trees, so that the ratio is nearly the same. */
    private static final int MANY = "on".equals(System.getProperty("scale.times")) ? 100_000 : 20_000;

    private static final double MOST = 2;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<String> ENVIRONMENT = List.of("PATH=/usr/bin:/bin");

    /** One operation, at a place that the number says. */
    interface Operation {
        Kernel on(Kernel kernel, int number);
    }

    private static Kernel boot() {
        GuestImage image = GuestImages.bare().toBuilder()
                .limits(it -> it.withProcesses(MANY + 1_000).withProcessor(1_000_000, 1_000_000_000))
                .fsLimits(it -> it.withMountMax(MANY + 1_000))
                .directory("/many", 0755)
                .build();
        return GuestBoot.boot(image, 1, Instant.EPOCH).kernel();
    }

    private static Kernel mounted(int count) {
        Kernel kernel = boot();
        for (int i = 0; i < count; i++) {
            String place = "/many/" + i;
            kernel = kernel.asInit(sys -> sys.mkdir(place, 0755).flatMap(done -> sys.mount("t", place, "tmpfs", 0, "")))
                    .kernel();
        }
        assertThat(kernel.vfs().mountCount()).isGreaterThan(count);
        return kernel;
    }

    private static Kernel populated(int count) {
        Kernel kernel = boot();
        for (int i = 0; i < count; i++) {
            kernel = launched(kernel, "sleep", Integer.toString(1_000 + i)).kernel();
        }
        assertThat(kernel.livingProcesses()).isEqualTo(count);
        return kernel;
    }

    private static Spawned.Started launched(Kernel kernel, String... argv) {
        Spawned.Started started = (Spawned.Started) kernel.spawn(Spawn.of(List.of(argv), ENVIRONMENT, Spawn.NULL));
        Kernel settled = started.kernel().run(kernel.now(), 1_000);
        return new Spawned.Started(settled, started.pid());
    }

    private static Kernel reaped(Kernel kernel) {
        Kernel next = kernel;
        for (Reaped ended : kernel.reapable()) {
            next = next.reap(ended.pid());
        }
        return next;
    }

    private static Map<String, Operation> onMounts() {
        Map<String, Operation> all = new LinkedHashMap<>();
        all.put(
                "mount and umount",
                (kernel, i) -> kernel.asInit(sys -> {
                            sys.mount("t", "/many/" + i, "tmpfs", 0, "").orThrow();
                            return sys.umount("/many/" + i, 0).orThrow();
                        })
                        .kernel());
        all.put(
                "bind and umount",
                (kernel, i) -> kernel.asInit(sys -> {
                            sys.mount("/many/" + i, "/home", "", 4096, "").orThrow();
                            return sys.umount("/home", 0).orThrow();
                        })
                        .kernel());
        all.put(
                "create and remove a file in a mount",
                (kernel, i) -> kernel.asInit(sys -> {
                            sys.mkdir("/many/" + i + "/x", 0755).orThrow();
                            return sys.rmdir("/many/" + i + "/x").orThrow();
                        })
                        .kernel());
        all.put(
                "stat through a mount",
                (kernel, i) ->
                        kernel.asInit(sys -> sys.stat("/many/" + i).orThrow()).kernel());
        all.put(
                "launch, exit, reap",
                (kernel, i) -> reaped(launched(kernel, "true").kernel()));
        all.put("snapshot and difference of one change", (kernel, i) -> {
            Kernel changed = kernel.asInit(
                            sys -> sys.chmod("/many/" + i, 0700 | i % 8).orThrow())
                    .kernel();
            assertThat(difference(kernel, changed)).isLessThan(60);
            return changed;
        });
        return all;
    }

    private static int difference(Kernel before, Kernel after) {
        Guest guest = GuestBoot.boot(GuestImages.empty(), 1, Instant.EPOCH);
        return GuestDiff.between(new Guest(before, guest.agent()), new Guest(after, guest.agent()))
                .visited();
    }

    private static Map<String, Operation> onProcesses() {
        Map<String, Operation> all = new LinkedHashMap<>();
        all.put(
                "launch, exit, reap",
                (kernel, i) -> reaped(launched(kernel, "true").kernel()));
        all.put("launch, kill, reap", (kernel, i) -> {
            Spawned.Started started = launched(kernel, "sleep", "9");
            return reaped(started.kernel()
                    .asInit(sys -> sys.kill(started.pid().number(), 9))
                    .kernel());
        });
        all.put("stop and continue", (kernel, i) -> {
            int pid = kernel.processes().lastPid() - i % (kernel.livingProcesses() / 2);
            return kernel.asInit(sys -> {
                        sys.kill(pid, 19);
                        return sys.kill(pid, 18);
                    })
                    .kernel()
                    .run(kernel.now(), 1_000);
        });
        all.put("time passes to the next alarm", (kernel, i) -> {
            Kernel awake = kernel.run(kernel.nextEvent().orElseThrow(), 1_000);
            return launched(reaped(awake), "sleep", "200000").kernel();
        });
        all.put(
                "look into /proc",
                (kernel, i) -> kernel.asInit(
                                sys -> sys.stat("/proc/" + (kernel.processes().lastPid() - i % 50) + "/stat")
                                        .isOk())
                        .kernel());
        all.put("snapshot and difference of one change", (kernel, i) -> {
            Kernel changed = launched(kernel, "true").kernel();
            assertThat(difference(kernel, changed)).isLessThan(60);
            return reaped(changed);
        });
        return all;
    }

    /**
     * What so many operations cost, at as many places in a small state as in a large one, spread all over: what differs is the
     * state, not how much of what is looked at the processor's caches hold.
     */
    private static long cost(Kernel kernel, Operation operation, int size, int count, ToLongFunction<Runnable> meter) {
        Kernel[] at = {kernel};
        return meter.applyAsLong(() -> {
            for (int i = 0; i < count; i++) {
                at[0] = operation.on(at[0], i % FEW * (size / FEW));
            }
        });
    }

    private static long allocated(Runnable work) {
        long start = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - start;
    }

    private static long time(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static void compare(
            Function<Integer, Kernel> state, Map<String, Operation> operations, Function<Pair, Double> measured) {
        Kernel few = state.apply(FEW);
        Kernel many = state.apply(MANY);
        Map<String, Double> ratios = new LinkedHashMap<>();
        operations.forEach((name, operation) -> ratios.put(name, measured.apply(new Pair(few, many, operation))));
        assertThat(ratios)
                .allSatisfy((name, ratio) ->
                        assertThat(ratio).as("%s in %s", name, ratios).isLessThan(MOST));
    }

    /** A small state, a large one, and what is to be done in both. */
    private record Pair(Kernel few, Kernel many, Operation operation) {
        double allocation() {
            cost(few, operation, FEW, 10, ScaleTest::allocated);
            return (double) cost(many, operation, MANY, 300, ScaleTest::allocated)
                    / cost(few, operation, FEW, 300, ScaleTest::allocated);
        }

        /** The least of many rounds, which others disturbed least. */
        double time() {
            long least = Long.MAX_VALUE;
            long most = Long.MAX_VALUE;
            for (int round = 0; round < 40; round++) {
                least = Math.min(least, cost(few, operation, FEW, 500, ScaleTest::time));
                most = Math.min(most, cost(many, operation, MANY, 500, ScaleTest::time));
            }
            return (double) most / least;
        }
    }

    @Test
    void an_operation_allocates_no_more_for_more_mounts() {
        compare(ScaleTest::mounted, onMounts(), Pair::allocation);
    }

    @Test
    void an_operation_allocates_no_more_for_more_processes() {
        compare(ScaleTest::populated, onProcesses(), Pair::allocation);
    }

    @Test
    @EnabledIfSystemProperty(named = "scale.times", matches = "on")
    void an_operation_takes_no_longer_for_more_mounts() {
        compare(ScaleTest::mounted, onMounts(), Pair::time);
    }

    @Test
    @EnabledIfSystemProperty(named = "scale.times", matches = "on")
    void an_operation_takes_no_longer_for_more_processes() {
        compare(ScaleTest::populated, onProcesses(), Pair::time);
    }
}
