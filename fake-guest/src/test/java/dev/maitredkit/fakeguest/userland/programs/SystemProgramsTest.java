package dev.maitredkit.fakeguest.userland.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that talk about mounts, network and processes; the texts are those of BusyBox 1.35 on Linux 6.18. */
final class SystemProgramsTest {
    private final TestGuest guest = new TestGuest();

    @Test
    void mount_passes_flags_and_options_and_lists_what_is_there() {
        assertThat(guest.sh("mount -t tmpfs -o size=1M,mode=700,ro,noexec,nosuid y /mnt && mount | grep /mnt")
                        .stdout())
                .isEqualTo("y on /mnt type tmpfs (ro,nosuid,noexec,relatime,size=1024k,mode=700)\n");
        assertThat(guest.sh("mount -t proc").stdout()).isEqualTo("proc on /proc type proc (rw,relatime)\n");
    }

    @Test
    void remount_finds_the_mount_and_keeps_what_is_not_named() {
        guest.sh("mount -t tmpfs a /mnt; mount -t tmpfs -o nosuid b /mnt");
        assertThat(guest.sh("mount -o remount,ro /mnt; grep /mnt /proc/mounts").stdout())
                .isEqualTo("a /mnt tmpfs rw,relatime 0 0\nb /mnt tmpfs ro,relatime 0 0\n");
        assertThat(guest.sh("mount -o remount,ro /tmp"))
                .isEqualTo(new TestGuest.Ran(1, "", "mount: can't find /tmp in /proc/mounts\n"));
    }

    @Test
    void a_directory_for_a_device_is_a_bind_mount() {
        assertThat(guest.sh("mount /w/dir /mnt && cat /mnt/x").stdout()).isEqualTo("in dir\n");
        assertThat(guest.sh("mount --bind /w/dir2 /mnt && ls /mnt && mount --move /mnt /w/nodes; ls /mnt")
                        .stdout())
                .isEqualTo("sub\nx\n");
    }

    @Test
    void propagation_is_changed_by_its_long_options() {
        assertThat(guest.sh("mount -t tmpfs a /mnt; mount --make-shared /mnt; grep -c shared: /proc/self/mountinfo;"
                                + " mount --make-rprivate /mnt; grep -c shared: /proc/self/mountinfo")
                        .stdout())
                .isEqualTo("1\n0\n");
        assertThat(guest.sh("mount --make-private /nope").stderr())
                .isEqualTo("mount: /nope: No such file or directory\n");
    }

    @Test
    void a_mount_that_fails_says_why() {
        assertThat(guest.sh("mount -t tmpfs x /nope"))
                .isEqualTo(
                        new TestGuest.Ran(255, "", "mount: mounting x on /nope failed: No such file or directory\n"));
        assertThat(guest.sh("mount -t nosuch x /mnt").stderr())
                .isEqualTo("mount: mounting x on /mnt failed: No such device\n");
        assertThat(guest.sh("mount -t tmpfs -o bogus x /mnt").stderr())
                .isEqualTo("mount: mounting x on /mnt failed: Invalid argument\n");
        assertThat(guest.sh("mount /mnt").stderr()).isEqualTo("mount: can't find /mnt in /etc/fstab\n");
    }

    @Test
    void umount_takes_the_last_mount_away() {
        guest.sh("mount -t tmpfs a /mnt; mount -t tmpfs b /mnt");
        assertThat(guest.sh("umount /mnt/ && grep /mnt /proc/mounts").stdout())
                .isEqualTo("a /mnt tmpfs rw,relatime 0 0\n");
        assertThat(guest.sh("cd /mnt; umount /mnt"))
                .isEqualTo(new TestGuest.Ran(1, "", "umount: can't unmount /mnt: Device or resource busy\n"));
        assertThat(guest.sh("cd /mnt; umount -l /mnt; cd /; umount /mnt").stderr())
                .isEqualTo("umount: can't unmount /mnt: Invalid argument\n");
        assertThat(guest.sh("umount nope").stderr())
                .isEqualTo("umount: can't unmount nope: No such file or directory\n");
    }

    @Test
    void df_shows_sizes_and_finds_no_mount_point_on_rootfs() {
        guest.sh("mount -t tmpfs -o size=1M a /mnt; head -c 10000 /dev/zero > /mnt/x");
        assertThat(guest.sh("df /mnt").stdout()).isEqualTo("""
                Filesystem           1K-blocks      Used Available Use% Mounted on
                a                         1024        12      1012   1% /mnt
                """);
        assertThat(guest.sh("df -h /mnt").stdout())
                .endsWith("a                         1.0M     12.0K   1012.0K   1% /mnt\n");
        assertThat(guest.sh("df /w"))
                .isEqualTo(new TestGuest.Ran(
                        1,
                        "Filesystem           1K-blocks      Used Available Use% Mounted on\n",
                        "df: /w: can't find mount point\n"));
    }

    @Test
    void moving_to_another_file_system_copies_and_removes() {
        guest.sh("mount -t tmpfs a /mnt");
        assertThat(guest.sh("chmod 640 dir/x; mv dir script /mnt; ls -A . /mnt /mnt/dir; stat -c %a /mnt/dir/x")
                        .stdout())
                .contains("/mnt:\ndir\nscript\n\n/mnt/dir:\n.hidden\nsub\nx\n640\n")
                .doesNotContain("script\n\n/mnt:");
        assertThat(guest.sh("ls dir script").status()).isEqualTo(1);
    }

    @Test
    void ip_configures_and_shows_interfaces() {
        assertThat(guest.sh("ip link set lo up; ip addr show lo | grep -q 127.0.0.1/8")
                        .status())
                .isZero();
        guest.sh("ip link set eth0 up; ip addr add 10.0.0.2/24 brd + dev eth0");
        assertThat(guest.sh("ip -4 addr show eth0").stdout())
                .contains("    inet 10.0.0.2/24 brd 10.0.0.255 scope global eth0\n");
        assertThat(guest.sh("ip addr show eth0 | grep -q 'state UP\\|,UP'").status())
                .isZero();
        assertThat(guest.sh("ip addr add 10.0.0.2/24 dev eth0"))
                .isEqualTo(new TestGuest.Ran(2, "", "ip: RTNETLINK answers: File exists\n"));
        assertThat(guest.sh("ip addr del 10.0.0.2/24 dev eth0; ip addr | grep -c 'inet 10'")
                        .stdout())
                .isEqualTo("0\n");
        assertThat(guest.sh("ip addr show nope").stderr()).isEqualTo("ip: can't find device 'nope'\n");
        assertThat(guest.sh("ip link set nope up").stderr()).isEqualTo("ip: SIOCGIFFLAGS: No such device\n");
        assertThat(guest.sh("ip addr add 1.2.3.4/33 dev lo").stderr())
                .isEqualTo("ip: an inet prefix is expected rather than \"1.2.3.4\"\n");
    }

    @Test
    void ip_adds_deletes_and_shows_routes() {
        guest.sh("ip link set eth0 up; ip addr add 10.0.0.2/24 dev eth0");
        assertThat(guest.sh("ip route add default via 10.0.0.1;"
                                + " ip route add 10.9.0.0/16 via 10.0.0.1 dev eth0 metric 5; ip route")
                        .stdout())
                .isEqualTo("default via 10.0.0.1 dev eth0 \n"
                        + "10.0.0.0/24 dev eth0 scope link  src 10.0.0.2 \n"
                        + "10.9.0.0/16 via 10.0.0.1 dev eth0  metric 5 \n");
        assertThat(guest.sh("ip route del 10.9.0.0/16; ip route | wc -l").stdout())
                .isEqualTo("2\n");
        assertThat(guest.sh("ip route add default via 10.0.0.1").stderr())
                .isEqualTo("ip: RTNETLINK answers: File exists\n");
        assertThat(guest.sh("ip route add 10.7.0.0/16 via 99.0.0.1").stderr())
                .isEqualTo("ip: RTNETLINK answers: Network is unreachable\n");
        assertThat(guest.sh("ip route del 10.99.0.0/16").stderr())
                .isEqualTo("ip: RTNETLINK answers: No such process\n");
        assertThat(guest.sh("route -n").stdout())
                .isEqualTo("Kernel IP routing table\n"
                        + "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n"
                        + "0.0.0.0         10.0.0.1        0.0.0.0         UG    0      0        0 eth0\n"
                        + "10.0.0.0        0.0.0.0         255.255.255.0   U     0      0        0 eth0\n");
    }

    @Test
    void ps_shows_what_proc_shows() {
        TestGuest.Ran ran = guest.sh("sleep 100 & ps -o pid,ppid,args; kill $!");
        assertThat(ran.stdout())
                .startsWith("PID   PPID  COMMAND\n    1     0 /sbin/init\n")
                .contains(" sleep 100\n");
        assertThat(guest.sh("ps -o foo").status()).isEqualTo(1);
    }

    @Test
    void processes_are_found_by_name_and_killed() {
        assertThat(guest.sh("sleep 100 & test \"$(pidof sleep)\" = $! && killall sleep; wait $!; echo $?")
                        .stdout())
                .isEqualTo("143\n");
        assertThat(guest.run(List.of("kill", "-9", "99999"), "").stderr())
                .isEqualTo("kill: can't kill pid 99999: No such process\n");
    }

    @Test
    void programs_run_by_programs_are_applets_even_without_a_path() {
        assertThat(guest.run(List.of("env", "PATH=/nonexistent", "basename", "/a/b"), "")
                        .stdout())
                .isEqualTo("b\n");
        assertThat(guest.run(List.of("env", "PATH=/nonexistent", "bash"), "").status())
                .isEqualTo(127);
    }

    @Test
    void the_console_is_a_terminal_with_columns() {
        assertThat(guest.sh("ls > /dev/console; cat /dev/null").status()).isZero();
        assertThat(guest.kernel.console().text().replace("\r", "")).startsWith("colon     dangling  dir2");
    }
}
