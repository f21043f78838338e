package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Calls that Linux 6.18 was given, and its mountinfo afterwards with ids, devices and peer groups numbered as they appear.
 * A dash is an empty argument.
 */
class PropagationRecordingsTest {
    @Test
    void copies_go_to_all_peers_and_slaves_in_the_order_of_linux() {
        assertReplayed("""
                mount base /m tmpfs 0 -
                mkdir /m/s 493
                mkdir /m/s/t 493
                mkdir /m/u 493
                mount none /m - 1048576 -
                mount /m /m2 - 4096 -
                mount none /m2 - 524288 -
                mount none /m2 - 1048576 -
                mount /m /d1 - 4096 -
                mount none /d1 - 1048576 -
                mount /m /d2 - 4096 -
                mount none /d2 - 1048576 -
                mount /m2/u /m/u - 4096 -
                mount /m/u /m/u - 4096 -
                mount t0 /m2 tmpfs 0 -
                mount /m /d2/s - 8192 -
                """, """
                1 0 1 / / rw,relatime - tmpfs rootfs rw,mode=755
                2 5 2 / /d2/s rw,relatime shared:1 - tmpfs base rw
                3 1 2 / /m2 rw,relatime shared:2 master:1 - tmpfs base rw
                4 1 2 / /d1 rw,relatime shared:1 - tmpfs base rw
                5 1 2 / /d2 rw,relatime shared:1 - tmpfs base rw
                6 2 2 /u /d2/s/u rw,relatime shared:2 master:1 - tmpfs base rw
                7 5 2 /u /d2/u rw,relatime shared:2 master:1 - tmpfs base rw
                8 4 2 /u /d1/u rw,relatime shared:2 master:1 - tmpfs base rw
                9 13 2 /u /m2/u rw,relatime shared:3 master:2 - tmpfs base rw
                10 6 2 /u /d2/s/u rw,relatime shared:2 master:1 - tmpfs base rw
                11 7 2 /u /d2/u rw,relatime shared:2 master:1 - tmpfs base rw
                12 8 2 /u /d1/u rw,relatime shared:2 master:1 - tmpfs base rw
                13 3 2 /u /m2/u rw,relatime shared:2 master:1 - tmpfs base rw
                14 9 2 /u /m2/u rw,relatime shared:4 master:2 - tmpfs base rw
                15 3 3 / /m2 rw,relatime shared:5 - tmpfs t0 rw
                16 4 2 / /d1/s rw,relatime shared:1 - tmpfs base rw
                17 16 2 /u /d1/s/u rw,relatime shared:2 master:1 - tmpfs base rw
                18 17 2 /u /d1/s/u rw,relatime shared:2 master:1 - tmpfs base rw
                19 2 2 / /d2/s/s rw,relatime shared:1 - tmpfs base rw
                20 19 2 /u /d2/s/s/u rw,relatime shared:2 master:1 - tmpfs base rw
                21 20 2 /u /d2/s/s/u rw,relatime shared:2 master:1 - tmpfs base rw
                22 3 2 / /m2/s rw,relatime shared:6 master:1 - tmpfs base rw
                23 22 2 /u /m2/s/u rw,relatime shared:7 master:2 - tmpfs base rw
                24 23 2 /u /m2/s/u rw,relatime shared:8 master:2 - tmpfs base rw
                """);
    }

    @Test
    void a_moved_mount_is_copied_and_its_copies_go_with_it() {
        assertReplayed("""
                mount base /m tmpfs 0 -
                mkdir /m/s 493
                mkdir /m/s/t 493
                mkdir /m/u 493
                mount none /m - 1048576 -
                mount /m/s /m2 - 4096 -
                mount none /m2 - 524288 -
                mount none /m2 - 1048576 -
                mount /m /d1 - 4096 -
                mount none /d1 - 1048576 -
                mount /m /d2 - 4096 -
                mount none /d2 - 524288 -
                mount t4 /d1/s tmpfs 0 -
                mount /d2 /m/s - 8192 -
                mount t6 /m tmpfs 0 -
                umount /m 2
                """, """
                1 0 1 / / rw,relatime - tmpfs rootfs rw,mode=755
                2 1 2 / /m rw,relatime shared:1 - tmpfs base rw
                3 1 2 /s /m2 rw,relatime shared:2 master:1 - tmpfs base rw
                4 1 2 / /d1 rw,relatime shared:1 - tmpfs base rw
                5 7 2 / /m/s rw,relatime shared:3 master:1 - tmpfs base rw
                6 4 3 / /d1/s rw,relatime shared:4 - tmpfs t4 rw
                7 2 3 / /m/s rw,relatime shared:4 - tmpfs t4 rw
                8 5 3 / /m/s/s rw,relatime shared:5 master:4 - tmpfs t4 rw
                9 3 3 / /m2 rw,relatime shared:6 master:4 - tmpfs t4 rw
                10 6 2 / /d1/s rw,relatime shared:3 master:1 - tmpfs base rw
                11 10 3 / /d1/s/s rw,relatime shared:5 master:4 - tmpfs t4 rw
                12 9 2 / /m2 rw,relatime shared:7 master:3 - tmpfs base rw
                13 12 3 / /m2/s rw,relatime shared:8 master:5 - tmpfs t4 rw
                14 8 2 / /m/s/s rw,relatime master:3 - tmpfs base rw
                15 14 3 / /m/s/s/s rw,relatime master:5 - tmpfs t4 rw
                """);
    }

    @Test
    void unmounting_takes_the_copies_away() {
        assertReplayed("""
                mount base /m tmpfs 0 -
                mkdir /m/s 493
                mkdir /m/s/t 493
                mkdir /m/u 493
                mount none /m - 1048576 -
                mount /m/s /m2 - 4096 -
                mount none /m2 - 524288 -
                mount /m /d1 - 4096 -
                mount none /d1 - 524288 -
                mount /m/s /d2 - 4096 -
                mount none /d2 - 1048576 -
                umount /d1 0
                umount / 0
                mount /m/s /m/s - 4096 -
                """, """
                1 0 1 / / rw,relatime - tmpfs rootfs ro,mode=755
                2 1 2 / /m rw,relatime shared:1 - tmpfs base rw
                3 1 2 /s /m2 rw,relatime master:1 - tmpfs base rw
                4 1 2 /s /d2 rw,relatime shared:1 - tmpfs base rw
                5 2 2 /s /m/s rw,relatime shared:1 - tmpfs base rw
                6 4 2 /s /d2 rw,relatime shared:1 - tmpfs base rw
                7 3 2 /s /m2 rw,relatime master:1 - tmpfs base rw
                """);
    }

    @Test
    void an_unbindable_mount_is_not_copied() {
        assertReplayed("""
                mount base /m tmpfs 0 -
                mkdir /m/s 493
                mkdir /m/s/t 493
                mkdir /m/u 493
                mount none /m - 1048576 -
                mount /m /m2 - 4096 -
                mount none /m2 - 524288 -
                mount /m /d1 - 4096 -
                mount none /d1 - 1048576 -
                mount none /d1 - 1048576 -
                mount /m /d2 - 4096 -
                mount none /d2 - 1048576 -
                mount t0 /d1/s/t tmpfs 0 -
                mount /d2/s /m - 20480 -
                mount none /d2 - 131072 -
                """, """
                1 0 1 / / rw,relatime - tmpfs rootfs rw,mode=755
                2 1 2 / /m rw,relatime shared:1 - tmpfs base rw
                3 1 2 / /m2 rw,relatime master:1 - tmpfs base rw
                4 1 2 / /d1 rw,relatime shared:1 - tmpfs base rw
                5 1 2 / /d2 rw,relatime shared:1 - tmpfs base rw
                6 4 3 / /d1/s/t rw,relatime shared:2 - tmpfs t0 rw
                7 2 3 / /m/s/t rw,relatime shared:2 - tmpfs t0 rw
                8 5 3 / /d2/s/t rw,relatime shared:2 - tmpfs t0 rw
                9 3 3 / /m2/s/t rw,relatime master:2 - tmpfs t0 rw
                10 2 2 /s /m rw,relatime shared:1 - tmpfs base rw
                11 10 3 / /m/t rw,relatime shared:2 - tmpfs t0 rw
                12 5 2 /s /d2 rw,relatime unbindable - tmpfs base rw
                13 12 3 / /d2/t rw,relatime shared:2 - tmpfs t0 rw
                14 4 2 /s /d1 rw,relatime shared:1 - tmpfs base rw
                15 14 3 / /d1/t rw,relatime shared:2 - tmpfs t0 rw
                16 3 2 /s /m2 rw,relatime master:1 - tmpfs base rw
                17 16 3 / /m2/t rw,relatime master:2 - tmpfs t0 rw
                """);
    }

    private static void assertReplayed(String calls, String mountinfo) {
        Guest guest = new Guest(VfsBuilder.onTmpfs("rootfs", FsLimits.OBSERVED, 40, 1, Guest.NOW)
                .directory("/m")
                .directory("/m2")
                .directory("/d1/sub")
                .directory("/d2")
                .directory("/a/b/c")
                .build());
        calls.lines().forEach(call -> assertThat(apply(guest, call)).as(call).isEmpty());
        assertThat(guest.mountinfo())
                .containsExactlyElementsOf(mountinfo.lines().toList());
    }

    private static Optional<Errno> apply(Guest guest, String call) {
        String[] words = call.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("-") ? "" : words[i];
        }
        return switch (words[0]) {
            case "mount" -> guest.mount(words[1], words[2], words[3], Long.parseLong(words[4]), words[5]);
            case "umount" -> guest.umount(words[1], Integer.parseInt(words[2]));
            case "mkdir" -> guest.mkdir(words[1]);
            case "chdir" -> guest.chdir(words[1]);
            default -> throw new IllegalArgumentException(call);
        };
    }
}
