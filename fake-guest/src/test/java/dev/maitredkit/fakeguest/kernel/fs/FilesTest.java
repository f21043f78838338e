package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import org.junit.jupiter.api.Test;

class FilesTest {
    private final Guest guest = new Guest(Guest.observed().build());

    @Test
    void a_removed_file_lives_while_it_is_open() {
        guest.put("/m/x", "content");
        guest.open("held", "/m/x", OpenFlag.READ);
        guest.unlink("/m/x");
        assertThat(guest.read("held")).isEqualTo("content");
        assertThat(guest.vfs().stat(guest.who(), guest.file("held")).links()).isZero();
        int inodes =
                guest.vfs().superblockOf(guest.who().root()).tree().inodes().size();
        guest.close("held");
        assertThat(guest.vfs().superblockOf(guest.who().root()).tree().inodes()).hasSize(inodes - 1);
    }

    @Test
    void open_makes_checks_and_truncates_in_the_order_of_linux() {
        assertThat(guest.open("x", "/f1", OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE))
                .contains(Errno.EEXIST);
        assertThat(guest.open("x", "/m", OpenFlag.WRITE)).contains(Errno.EISDIR);
        assertThat(guest.open("x", "/m", OpenFlag.READ, OpenFlag.TRUNCATE)).contains(Errno.EISDIR);
        assertThat(guest.open("x", "/nope", OpenFlag.READ)).contains(Errno.ENOENT);
        assertThat(guest.open("x", "/new/", OpenFlag.WRITE, OpenFlag.CREATE)).contains(Errno.EISDIR);
        assertThat(guest.open("x", "/lnm", OpenFlag.READ, OpenFlag.NOFOLLOW)).contains(Errno.ELOOP);
        assertThat(guest.open("x", "/f1", OpenFlag.READ, OpenFlag.DIRECTORY)).contains(Errno.ENOTDIR);
        assertThat(guest.open("x", "/dang", OpenFlag.WRITE, OpenFlag.CREATE)).isEmpty();
        assertThat(guest.ls("/")).contains("nonexistent");
        guest.put("/f1", "x");
        assertThat(guest.cat("/f1")).isEqualTo("x");
    }

    @Test
    void appending_goes_to_the_end_wherever_the_offset_is() {
        guest.put("/m/log", "one ");
        guest.open("log", "/m/log", OpenFlag.WRITE, OpenFlag.APPEND);
        guest.write("log", 0, "two");
        assertThat(guest.cat("/m/log")).isEqualTo("one two");
    }

    @Test
    void a_gap_reads_as_zeros_and_takes_no_room() {
        guest.open("hole", "/m/hole", OpenFlag.WRITE, OpenFlag.CREATE);
        guest.write("hole", 1_000_000, "end");
        assertThat(guest.stat("/m/hole").size()).isEqualTo(1_000_003);
        assertThat(guest.stat("/m/hole").blocks()).isEqualTo(8);
        assertThat(guest.cat("/m/hole")).startsWith("\0\0\0").endsWith("\0end");
    }

    @Test
    void names_are_made_and_refused_as_linux_does_it() {
        assertThat(guest.mkdir("/m")).contains(Errno.EEXIST);
        assertThat(guest.mkdir("/m/..")).contains(Errno.EEXIST);
        assertThat(guest.mkdir("/m/new/")).isEmpty();
        assertThat(guest.apply(it -> it.symlink(guest.who(), "x", "/m/l/", Guest.NOW)))
                .contains(Errno.ENOENT);
        assertThat(guest.apply(it -> it.symlink(guest.who(), "", "/m/l", Guest.NOW)))
                .contains(Errno.ENOENT);
        assertThat(guest.apply(it -> it.link(guest.who(), "/m", "/m3", Guest.NOW)))
                .contains(Errno.EPERM);
        assertThat(guest.apply(it -> it.mknod(guest.who(), "/m/d", 0040755, new DeviceNumber(0, 0), Guest.NOW)))
                .contains(Errno.EPERM);
    }

    @Test
    void names_are_removed_and_kept_as_linux_does_it() {
        assertThat(guest.rmdir("/d1")).contains(Errno.ENOTEMPTY);
        assertThat(guest.rmdir("/d1/sub/.")).contains(Errno.EINVAL);
        assertThat(guest.rmdir("/d1/sub/..")).contains(Errno.ENOTEMPTY);
        assertThat(guest.rmdir("/")).contains(Errno.EBUSY);
        assertThat(guest.rmdir("/f1")).contains(Errno.ENOTDIR);
        assertThat(guest.unlink("/m")).contains(Errno.EISDIR);
        assertThat(guest.unlink("/f1/")).contains(Errno.ENOTDIR);
        guest.mount("t", "/m", "tmpfs", 0, "");
        assertThat(guest.rmdir("/m")).contains(Errno.EBUSY);
        guest.mount("/f1", "/f2", "", MountFlags.BIND, "");
        assertThat(guest.unlink("/f2")).contains(Errno.EBUSY);
    }

    @Test
    void rename_replaces_and_refuses_as_linux_does_it() {
        guest.mount("t", "/m", "tmpfs", 0, "");
        assertThat(guest.rename("/f1", "/m/f1")).contains(Errno.EXDEV);
        assertThat(guest.rename("/m", "/m3")).contains(Errno.EBUSY);
        assertThat(guest.rename("/d1", "/d1/sub/x")).contains(Errno.EINVAL);
        assertThat(guest.rename("/d1/sub", "/d1")).contains(Errno.ENOTEMPTY);
        assertThat(guest.rename("/d1", "/f1")).contains(Errno.ENOTDIR);
        assertThat(guest.rename("/f1", "/d1")).contains(Errno.EISDIR);
        assertThat(guest.rename("/a", "/d2")).contains(Errno.ENOTEMPTY);
        assertThat(guest.rename("/f1", "/f2")).isEmpty();
        assertThat(guest.cat("/f2")).isEqualTo("f1\n");
        int links = guest.stat("/").links();
        assertThat(guest.rename("/d1/sub", "/sub")).isEmpty();
        assertThat(guest.stat("/").links()).isEqualTo(links + 1);
        assertThat(guest.stat("/d1").links()).isEqualTo(2);
    }

    @Test
    void a_program_that_runs_is_not_written_and_one_that_is_written_does_not_run() {
        guest.open("run", "/d1/run", OpenFlag.READ);
        guest.apply(it -> it.denyWrite(guest.file("run")));
        assertThat(guest.open("w", "/d1/run", OpenFlag.WRITE)).contains(Errno.ETXTBSY);
        guest.apply(it -> dev.maitredkit.fakeguest.kernel.Result.ok(it.allowWrite(guest.file("run"))));
        assertThat(guest.open("w", "/d1/run", OpenFlag.WRITE)).isEmpty();
        assertThat(guest.vfs().denyWrite(guest.file("run")).error()).contains(Errno.ETXTBSY);
    }

    @Test
    void devices_are_known_by_their_numbers() {
        assertThat(guest.open("null", "/dev/null", OpenFlag.READ, OpenFlag.WRITE))
                .isEmpty();
        assertThat(guest.read("null")).isEmpty();
        assertThat(guest.write("null", 0, "gone").orThrow()).isEqualTo(4);
        node("/dev/full", 1, 7);
        guest.open("full", "/dev/full", OpenFlag.WRITE);
        assertThat(guest.write("full", 0, "x").error()).contains(Errno.ENOSPC);
        node("/dev/console", 5, 1);
        guest.open("console", "/dev/console", OpenFlag.WRITE);
        assertThat(guest.file("console").backing())
                .isEqualTo(new Backing.Device(DeviceKind.CONSOLE, new DeviceNumber(5, 1)));
        node("/dev/what", 99, 1);
        assertThat(guest.open("what", "/dev/what", OpenFlag.READ)).contains(Errno.ENXIO);
        guest.mount("t", "/m", "tmpfs", MountFlags.NODEV, "");
        node("/m/null", 1, 3);
        assertThat(guest.open("nodev", "/m/null", OpenFlag.READ)).contains(Errno.EACCES);
    }

    private void node(String path, int major, int minor) {
        guest.apply(it -> it.mknod(
                guest.who(), path, FileType.CHARACTER_DEVICE.bits() | 0600, new DeviceNumber(major, minor), Guest.NOW));
    }

    @Test
    void the_same_seed_gives_the_same_random_bytes() {
        node("/dev/random", 1, 8);
        guest.open("random", "/dev/random", OpenFlag.READ);
        Vfs.ReadBytes first =
                guest.vfs().read(guest.file("random"), 0, 20, Guest.NOW).orThrow();
        Vfs.ReadBytes again =
                guest.vfs().read(guest.file("random"), 0, 20, Guest.NOW).orThrow();
        Vfs.ReadBytes next =
                first.vfs().read(guest.file("random"), 0, 20, Guest.NOW).orThrow();
        assertThat(first.data()).hasSize(20).isEqualTo(again.data()).isNotEqualTo(next.data());
    }

    @Test
    void reading_notes_its_time_once_after_a_change() {
        guest.put("/m/x", "y");
        java.time.Instant later = Guest.NOW.plusSeconds(60);
        guest.open("x", "/m/x", OpenFlag.READ);
        Vfs read = guest.vfs().read(guest.file("x"), 0, 1, later).orThrow().vfs();
        assertThat(read.stat(guest.who(), "/m/x").orThrow().accessed()).isEqualTo(later);
        Vfs again = read.read(guest.file("x"), 0, 1, later.plusSeconds(60))
                .orThrow()
                .vfs();
        assertThat(again.stat(guest.who(), "/m/x").orThrow().accessed()).isEqualTo(later);
    }
}
