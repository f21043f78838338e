package dev.maitredkit.fakeguest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MountTest {
    private static final int ENOENT = 2;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;

    private final FakeGuest guest = FakeGuest.builder().start();
    private final Calls calls = new Calls(guest);

    @AfterEach
    void close() {
        guest.close();
    }

    @Test
    void a_mount_is_there_for_programs() {
        assertThat(calls.mount("t", "/mnt", "tmpfs", 1, "size=1m")).isZero();
        assertThat(calls.run("grep -q '^t /mnt tmpfs ro,' /proc/mounts")).isZero();
        assertThat(calls.run("touch /mnt/x")).isEqualTo(1);
    }

    @Test
    void what_goes_wrong_is_an_errno_in_the_answer() {
        assertThat(calls.mount("", "", "", 0, "")).isEqualTo(ENOENT);
        assertThat(calls.mount("t", "/nowhere", "tmpfs", 0, "")).isEqualTo(ENOENT);
        assertThat(calls.mount("t", "/mnt", "nofs", 0, "")).isEqualTo(ENODEV);
        assertThat(calls.mount("t", "/mnt", "tmpfs", 0, "nonsense")).isEqualTo(EINVAL);
        assertThat(calls.mount("t", "/mnt", "tmpfs", 1L << 40, "")).isEqualTo(EINVAL);
    }

    @Test
    void a_relative_target_is_relative_to_the_root() {
        assertThat(calls.mount("t", "mnt", "tmpfs", 0, "")).isZero();
        assertThat(calls.run("grep -q '^t /mnt tmpfs ' /proc/mounts")).isZero();
    }
}
