package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * No call looks at every mount or file. What a call allocates is the measure, not time, so that a busy machine does not
 * matter: the maps here cannot be walked without allocating for each entry, so a scan shows.
 */
class ScaleTest {
    private static final int FEW = 100;
    private static final int MANY = 20_000;
    private static final int REPETITIONS = 200;

    /** The maps are trees: 20,000 entries are about twice as deep as 100. A scan would be above 100. */
    private static final double MOST = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Vfs state(int size) {
        Vfs vfs = Guest.observed().directory("/many").directory("/files").build();
        FsContext who = vfs.rootContext(PseudoFiles.NONE);
        for (int i = 0; i < size; i++) {
            vfs = vfs.mkdir(who, "/many/" + i, 0755, Guest.NOW).orThrow();
            vfs = vfs.mount(who, "t", "/many/" + i, "tmpfs", 0, "", Guest.NOW).orThrow();
            vfs = vfs.mknod(who, "/files/" + i, 0100644, new DeviceNumber(0, 0), Guest.NOW)
                    .orThrow();
        }
        return vfs;
    }

    private static Map<String, UnaryOperator<Vfs>> calls(FsContext who) {
        Map<String, UnaryOperator<Vfs>> calls = new LinkedHashMap<>();
        calls.put(
                "mount and umount",
                vfs -> vfs.mount(who, "t", "/many/7", "tmpfs", 0, "", Guest.NOW)
                        .orThrow()
                        .umount(who, "/many/7", 0)
                        .orThrow());
        calls.put(
                "bind and umount",
                vfs -> vfs.mount(who, "/files", "/m", "", MountFlags.BIND, "", Guest.NOW)
                        .orThrow()
                        .umount(who, "/m", 0)
                        .orThrow());
        calls.put(
                "remount",
                vfs -> vfs.mount(who, "", "/many/7", "", MountFlags.REMOUNT, "", Guest.NOW)
                        .orThrow());
        calls.put(
                "share and unshare",
                vfs -> vfs.mount(who, "", "/many/7", "", MountFlags.SHARED, "", Guest.NOW)
                        .orThrow()
                        .mount(who, "", "/many/7", "", MountFlags.PRIVATE, "", Guest.NOW)
                        .orThrow());
        calls.put(
                "create and unlink",
                vfs -> vfs.symlink(who, "x", "/files/new", Guest.NOW)
                        .orThrow()
                        .unlink(who, "/files/new", Guest.NOW)
                        .orThrow());
        calls.put(
                "rename",
                vfs -> vfs.rename(who, "/files/7", "/files/x", Guest.NOW)
                        .orThrow()
                        .rename(who, "/files/x", "/files/7", Guest.NOW)
                        .orThrow());
        return calls;
    }

    private static long allocated(Vfs vfs, UnaryOperator<Vfs> call) {
        Vfs at = call.apply(vfs);
        long start = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < REPETITIONS; i++) {
            at = call.apply(at);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - start;
    }

    @Test
    void a_call_does_no_more_for_more_mounts_and_files() {
        Vfs few = state(FEW);
        Vfs many = state(MANY);
        calls(few.rootContext(PseudoFiles.NONE)).forEach((name, call) -> {
            double ratio = (double) allocated(many, call) / allocated(few, call);
            assertThat(ratio).as(name).isLessThan(MOST);
        });
    }
}
