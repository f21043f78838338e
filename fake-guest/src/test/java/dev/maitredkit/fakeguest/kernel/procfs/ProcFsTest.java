package dev.maitredkit.fakeguest.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.TestKernel;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ProcFsTest {
    private final TestKernel guest =
            new TestKernel(files -> files.directory("/sys").mount("sys", "/sys", "sysfs", 0, ""));

    /** What a new process finds out, as text. */
    private String asked(Function<Sys, String> question) {
        String before = guest.console();
        guest.run(sys -> {
            sys.write(1, question.apply(sys)).orThrow();
            return new Turn.Exited(0);
        });
        return guest.console().substring(before.length());
    }

    @Test
    void the_mounts_are_those_of_the_state() {
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/mounts")))
                .isEqualTo("rootfs / tmpfs rw,relatime,mode=755 0 0\n"
                        + "proc /proc proc rw,relatime 0 0\n"
                        + "sys /sys sysfs rw,relatime 0 0\n");
        guest.asInit(sys -> sys.mount("t", "/tmp", "tmpfs", 0, "")).orThrow();
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/self/mountinfo")))
                .contains(" /tmp rw,relatime - tmpfs t rw");
    }

    @Test
    void self_is_the_one_who_looks() {
        assertThat(asked(sys -> sys.readlink("/proc/self").orThrow() + ' ' + sys.self()))
                .matches("([0-9]+) \\1");
        assertThat(asked(sys -> sys.readlink("/proc/self/cwd").orThrow())).isEqualTo("/");
        assertThat(asked(sys -> sys.readlink("/proc/self/exe").orThrow())).startsWith("/bin/main");
    }

    @Test
    void descriptors_are_links_to_what_is_open() {
        assertThat(asked(sys -> sys.readlink("/proc/self/fd/0").orThrow())).isEqualTo("/dev/console");
        assertThat(asked(sys -> sys.readlink(
                                "/proc/self/fd/" + sys.pipe().orThrow().read())
                        .orThrow()))
                .matches("pipe:\\[[0-9]+]");
        assertThat(asked(sys -> sys.readdir("/proc/self/fd").orThrow().stream()
                        .map(DirEntry::name)
                        .toList()
                        .toString()))
                .isEqualTo("[0, 1, 2]");
        assertThat(asked(sys -> Integer.toOctalString(
                        sys.lstat("/proc/self/fd/0").orThrow().permissions())))
                .isEqualTo("700");
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/self/fdinfo/0")))
                .startsWith("pos:\t0\nflags:\t0100002\nmnt_id:\t");
    }

    @Test
    void a_process_can_be_read_as_ps_reads_it() {
        String self = asked(sys -> TestKernel.read(sys, "/proc/self/stat"));
        assertThat(self.trim().split(" ")).hasSize(52);
        assertThat(self).matches("(?s)([0-9]+) \\(main[0-9]+\\) R 1 \\1 \\1 0 -1 .*");
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/1/stat"))).startsWith("1 (init) S 0 1 1 ");
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/1/cmdline"))).isEqualTo("/sbin/init\0");
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/self/environ")))
                .isEqualTo("PATH=/usr/bin:/usr/sbin:/bin:/sbin\0");
        assertThat(asked(sys -> TestKernel.read(sys, "/proc/self/comm"))).startsWith("main");
    }

    @Test
    void signals_and_state_show_in_status() {
        Pid pid = guest.start(sys -> {
            sys.sigaction(Signal.HUP, Disposition.CATCH).orThrow();
            sys.sigaction(Signal.INT, Disposition.IGNORE).orThrow();
            return new Turn.Blocked(TestKernel.sleeping(), Set.of());
        });
        guest.settle();
        guest.asInit(sys -> sys.kill(pid.number(), Signal.STOP)).orThrow();
        assertThat(guest.read("/proc/" + pid + "/status"))
                .contains("State:\tT (stopped)\n")
                .contains("Umask:\t0022\n")
                .contains("SigIgn:\t0000000000000002\n")
                .contains("SigCgt:\t0000000000000001\n");
    }

    @Test
    void a_zombie_shows_its_name_and_nothing_else() {
        Pid pid = guest.start(TestKernel.exiting(0));
        guest.settle();
        assertThat(guest.read("/proc/" + pid + "/stat")).contains(") Z 1 ");
        assertThat(guest.read("/proc/" + pid + "/cmdline")).isEmpty();
        assertThat(guest.asInit(sys -> sys.readlink("/proc/" + pid + "/cwd")).error())
                .contains(Errno.ENOENT);
        guest.reap(pid);
        assertThat(guest.asInit(sys -> sys.stat("/proc/" + pid)).error()).contains(Errno.ENOENT);
    }

    @Test
    void an_open_file_of_a_process_that_is_gone_is_esrch() {
        Pid gone = guest.start(TestKernel.exiting(0));
        guest.settle();
        int fd = guest.asInit(sys -> sys.open("/proc/" + gone + "/stat", Set.of(OpenFlag.READ), 0))
                .orThrow();
        guest.reap(gone);
        assertThat(guest.asInit(sys -> sys.read(fd, 9)).error()).contains(Errno.ESRCH);
        assertThat(guest.asInit(sys -> sys.fstat(fd)).error()).contains(Errno.ESRCH);
    }

    @Test
    void the_directory_lists_all_processes() {
        Pid pid = guest.start(TestKernel.sleeping());
        assertThat(guest.asInit(sys -> sys.readdir("/proc")).orThrow())
                .extracting(DirEntry::name)
                .contains("1", pid.toString(), "mounts", "self", "sys")
                .doesNotContain("0");
    }

    @Test
    void settings_can_be_read_and_some_be_written() {
        assertThat(guest.read("/proc/sys/kernel/hostname")).isEqualTo("termina\n");
        assertThat(guest.read("/proc/sys/kernel/pid_max")).isEqualTo("32768\n");
        assertThat(write("/proc/sys/kernel/hostname", "other\n")).isEqualTo("6");
        assertThat(guest.kernel.hostname()).isEqualTo("other");
        assertThat(write("/proc/sys/fs/mount-max", "7\n")).isEqualTo("2");
        assertThat(guest.kernel.vfs().limits().mountMax()).isEqualTo(7);
        assertThat(write("/proc/sys/fs/mount-max", "seven\n")).isEqualTo("EINVAL");
        assertThat(write("/proc/mounts", "x")).isEqualTo("EIO");
    }

    private String write(String path, String data) {
        return guest.asInit(sys -> {
            int fd = sys.open(path, Set.of(OpenFlag.WRITE), 0).orThrow();
            String answer = sys.write(fd, data).fold(String::valueOf, Errno::toString);
            sys.close(fd).orThrow();
            return answer;
        });
    }

    @Test
    void a_text_does_not_change_while_it_is_read() {
        int fd = guest.asInit(sys -> sys.open("/proc/mounts", Set.of(OpenFlag.READ), 0))
                .orThrow();
        String first = guest.asInit(sys -> sys.read(fd, 20)).orThrow();
        guest.asInit(sys -> sys.umount("/sys", 0)).orThrow();
        String rest = guest.asInit(sys -> sys.read(fd, 4096)).orThrow();
        assertThat(first + rest).contains("sys /sys sysfs");
        guest.asInit(sys -> sys.lseek(fd, 0, Sys.Whence.SET)).orThrow();
        assertThat(guest.asInit(sys -> sys.read(fd, 4096)).orThrow()).doesNotContain("/sys");
    }

    @Test
    void time_shows_in_uptime() {
        guest.pass(Duration.ofMillis(61_230));
        assertThat(guest.read("/proc/uptime")).isEqualTo("61.23 122.46\n");
    }

    @Test
    void sysfs_has_the_interfaces_and_a_place_for_cgroups() {
        assertThat(guest.read("/sys/class/net/eth0/ifindex")).isEqualTo("2\n");
        assertThat(guest.asInit(sys -> sys.mount("c", "/sys/fs/cgroup", "tmpfs", 0, ""))
                        .isOk())
                .isTrue();
    }
}
