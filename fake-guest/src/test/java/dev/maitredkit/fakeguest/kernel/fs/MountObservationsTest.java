package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the reference agent's Mount answered (July 2018, on Linux 6.18), and the mounts that it made. */
class MountObservationsTest {
    /**
     * A row: its id; what was done before; source, target, type, flags and options; the errno; and for each new line of
     * mountinfo the root, the target, the mount's flags, its type, source and the superblock's options. A dash is empty.
     */
    private static final String ROWS = """
            mnt-002 |  | tmpfs /m tmpfs 0 - | 0 | / /m rw,relatime tmpfs tmpfs rw
            mnt-004 |  | x /m nosuchfs 0 - | 19
            mnt-005 |  | x /m - 0 - | 19
            mnt-006 |  | /d1 /m - 0 - | 19
            mnt-007 |  | - /m tmpfs 0 - | 0 | / /m rw,relatime tmpfs - rw
            mnt-008 |  | - /m tmpfs 0 - | 0 | / /m rw,relatime tmpfs - rw
            mnt-010 |  | tmpfs /nope tmpfs 0 - | 2
            mnt-014 |  | tmpfs /dang tmpfs 0 - | 2
            mnt-015 |  | tmpfs /lnm tmpfs 0 - | 0 | / /m rw,relatime tmpfs tmpfs rw
            mnt-016 |  | tmpfs /loopa tmpfs 0 - | 40
            mnt-018 |  | tmpfs . tmpfs 0 - | 0 | / / rw,relatime tmpfs tmpfs rw
            mnt-021 |  | tmpfs /../../m tmpfs 0 - | 0 | / /m rw,relatime tmpfs tmpfs rw
            mnt-035 |  | /d1 /m - 4096 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-036 |  | /d1 /m nosuchfs 4096 foo=bar | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-037 |  | /f1 /f2 - 4096 - | 0 | /f1 /f2 rw,relatime tmpfs rootfs rw,mode=755
            mnt-039 |  | /d1 /f1 - 4096 - | 20
            mnt-040 |  | /nope /m - 4096 - | 2
            mnt-042 |  | d1 /m - 4096 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-043 |  | /d1 /d1 - 4096 - | 0 | /d1 /d1 rw,relatime tmpfs rootfs rw,mode=755
            mnt-045 |  | /d1 /m - 4097 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-047 | bind /d1 /m | - /m - 4129 - | 0 | /d1 /m ro,relatime tmpfs rootfs rw,mode=755
            mnt-048 | tmpfs t /d1/sub -, put /d1/sub/s | /d1 /m - 4096 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-049 | tmpfs t /d1/sub -, put /d1/sub/s | /d1 /m - 20480 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755 | / /m/sub rw,relatime tmpfs t rw
            mnt-050 |  | t /m tmpfs 1 - | 0 | / /m ro,relatime tmpfs t ro
            mnt-053 |  | t /m tmpfs 0 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-055 |  | t /m tmpfs 16777216 - | 0 | / /m rw tmpfs t rw
            mnt-057 |  | t /m tmpfs 32768 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-058 |  | t /m tmpfs 32 - | 22
            mnt-059 | tmpfs t /m -, put /m/a | t /m tmpfs 33 - | 0 | / /m ro,relatime tmpfs t ro
            mnt-062 | tmpfs t /m - | zzz /m ext4 33 - | 0 | / /m ro,relatime tmpfs t ro
            mnt-064 | tmpfs t /m size=1m, fill /m/z 100000 | t /m tmpfs 32 size=4k | 22
            mnt-066 | tmpfs t /m -, mkdir /m/s | t /m/s tmpfs 33 - | 22
            mnt-069 | tmpfs t /m -, put /m/x | /m /m2 - 8192 - | 0 | / /m2 rw,relatime tmpfs t rw
            mnt-070 |  | /d1 /m2 - 8192 - | 22
            mnt-074 | tmpfs t /m - | /m /m - 8192 - | 40
            mnt-076 | tmpfs t /m - | none /m - 262144 - | 0
            mnt-078 | tmpfs t /m - | none /m - 524288 - | 0
            mnt-081 | mkdir /run/s, tmpfs t /run/s - | none /run - 1064960 - | 0 | / /run rw,nosuid,nodev,noexec,relatime shared tmpfs run rw,mode=755 | / /run/s rw,relatime shared tmpfs t rw
            mnt-082 | tmpfs t /m - | none /m - 1310720 - | 22
            mnt-083 | tmpfs t /m - | none /m - 1048580 - | 22
            mnt-084 | tmpfs t /m - | none /m - 1081344 - | 0 | / /m rw,relatime shared tmpfs t rw
            mnt-085 | tmpfs t /m - | none /m - 1048577 - | 22
            mnt-086 |  | /d1 /m - 12288 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-089 | tmpfs t /m -, tmpfs u /m2 - | /m /m2 - 1056768 - | 22
            mnt-090 | tmpfs t /m -, unbindable /m | /m /m2 - 4096 - | 22
            mnt-091 |  | one /m tmpfs 0 - | 0 | / /m rw,relatime tmpfs one rw
            mnt-095 |  | t /m tmpfs 0 foo=bar | 22
            mnt-098 |  | t /m tmpfs 0 size=1m | 0 | / /m rw,relatime tmpfs t rw,size=1024k
            mnt-099 |  | t /m tmpfs 0 size=1m,mode=0700 | 0 | / /m rw,relatime tmpfs t rw,size=1024k,mode=700
            mnt-100 |  | t /m tmpfs 0 size=50% | 0 | / /m rw,relatime tmpfs t rw,size=12342044k
            mnt-101 |  | t /m tmpfs 0 size=-1 | 22
            mnt-102 |  | t /m tmpfs 0 size=0 | 0 | / /m rw,relatime tmpfs t rw,size=0k
            mnt-111 |  | t /m tmpfs 0 defaults | 22
            mnt-112 |  | t /m tmpfs 0 rw | 0 | / /m rw,relatime tmpfs t rw
            mnt-113 |  | t /m tmpfs 0 nosuid | 22
            mnt-114 |  | t /m tmpfs 0 huge=never | 0 | / /m rw,relatime tmpfs t rw
            mnt-116 |  | t /m tmpfs 0 mode= | 22
            mnt-118 |  | t /m tmpfs 0 SIZE=1m | 22
            mnt-119 |  | proc /m proc 0 - | 0 | / /m rw,relatime proc proc rw
            mnt-124 |  | devpts /m devpts 0 newinstance,ptmxmode=0666 | 0 | / /m rw,relatime devpts devpts rw,mode=600,ptmxmode=666
            mnt-125 |  | r /m ramfs 0 foo=bar | 0 | / /m rw,relatime ramfs r rw
            mnt-126 |  | o /m overlay 0 - | 22
            mnt-127 | mkdir /m2/u, mkdir /m2/w | o /m overlay 0 lowerdir=/d1,upperdir=/m2/u,workdir=/m2/w | 0 | / /m rw,relatime overlay o rw,lowerdir=/d1,upperdir=/m2/u,workdir=/m2/w,uuid=on
            mnt-128 |  | /dev/vdz /m ext4 0 - | 2
            mnt-130 |  | /img /m ext4 0 - | 15
            mnt-132 |  | /dev/null /m ext4 0 - | 15
            mnt-134 | block /dev/nob 240 0 | /dev/nob /m ext4 0 - | 6
            mnt-135 |  | /dev/vdz /nope ext4 0 - | 2
            mnt-136 |  | x /nope nosuchfs 0 - | 2
            mnt-137 |  | t /m tmpfs 3236757505 - | 0 | / /m ro,relatime tmpfs t ro
            mnt-138 |  | t /m tmpfs 3236757504 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-140 |  | t /m tmpfs 4294967295 - | 22
            mnt-141 |  | t /m tmpfs 8589934592 - | 22
            mnt-144 |  | /d1 /m - 4294971392 - | 22
            mnt-147 |  | t /m tmpfs 65536 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-148 |  | t /m tmpfs 4194304 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-149 |  | t /m tmpfs 8388608 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-152 |  | t /m tmpfs 134217728 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-153 |  | t /m tmpfs 268435456 - | 0 | / /m rw,relatime tmpfs t rw
            mnt-158 |  | t /proc tmpfs 0 - | 0 | / /proc rw,relatime tmpfs t rw
            mnt-159 |  | t /dev tmpfs 0 - | 0 | / /dev rw,relatime tmpfs t rw
            mnt-170 |  | t /m tmpfs 11826692097 - | 0 | / /m ro,relatime tmpfs t ro
            mnt-171 |  | t /m tmpfs 4294967296 - | 22
            mnt-172 |  | /d1 /m - 3236761600 - | 0 | /d1 /m rw,relatime tmpfs rootfs rw,mode=755
            mnt-173 | tmpfs t /m - | none /m - 3237806080 - | 22
            mnt-174 |  | t /m tmpfs 3221225472 - | 22
            mnt-175 | tmpfs one /m -, tmpfs two /m - | /m /m2 - 4096 - | 0 | / /m2 rw,relatime tmpfs two rw
            mnt-176 |  | t /lnm/../m2 tmpfs 0 - | 0 | / /m2 rw,relatime tmpfs t rw
            """;

    @TestFactory
    Stream<DynamicTest> rows() {
        return ROWS.lines().map(row -> DynamicTest.dynamicTest(row, () -> assertRow(row.split(" \\| ", -1))));
    }

    private static void assertRow(String[] row) {
        Guest guest = new Guest(Guest.observed().build());
        if (!row[1].isEmpty()) {
            Stream.of(row[1].split(", ")).forEach(step -> prepare(guest, step.split(" ")));
        }
        List<String> before = mounts(guest);
        String[] call = row[2].split(" ");
        Optional<Errno> error = guest.mount(
                word(call[0]), word(call[1]), word(call[2]), Long.parseUnsignedLong(call[3]), word(call[4]));
        assertThat(error.map(Errno::number).orElse(0)).isEqualTo(Integer.parseInt(row[3]));
        List<String> added = new ArrayList<>(mounts(guest));
        before.forEach(added::remove);
        assertThat(added).containsExactlyElementsOf(List.of(row).subList(4, row.length));
    }

    private static String word(String text) {
        return text.equals("-") ? "" : text;
    }

    private static void prepare(Guest guest, String[] step) {
        Optional<Errno> error = switch (step[0]) {
            case "tmpfs" -> guest.mount(step[1], step[2], "tmpfs", 0, word(step[3]));
            case "bind" -> guest.mount(step[1], step[2], "", MountFlags.BIND, "");
            case "unbindable" -> guest.mount("none", step[1], "", MountFlags.UNBINDABLE, "");
            case "mkdir" -> guest.mkdir(step[1]);
            case "put" -> guest.put(step[1], "a\n");
            case "fill" -> guest.put(step[1], "\0".repeat(Integer.parseInt(step[2])));
            case "block" ->
                guest.apply(it -> it.mknod(
                        guest.who(),
                        step[1],
                        FileType.BLOCK_DEVICE.bits() | 0600,
                        new DeviceNumber(Integer.parseInt(step[2]), Integer.parseInt(step[3])),
                        Guest.NOW));
            default -> throw new IllegalArgumentException(step[0]);
        };
        assertThat(error).isEmpty();
    }

    /** Mountinfo without its numbers. */
    private static List<String> mounts(Guest guest) {
        return guest.vfs()
                .mountinfoText(guest.who())
                .lines()
                .map(line -> {
                    String[] fields = line.split(" ", -1);
                    boolean shared = fields[6].startsWith("shared:");
                    int rest = shared ? 8 : 7;
                    return String.join(" ", fields[3], fields[4], fields[5])
                            + (shared ? " shared " : " ")
                            + String.join(
                                    " ",
                                    fields[rest],
                                    fields[rest + 1].isEmpty() ? "-" : fields[rest + 1],
                                    fields[rest + 2]);
                })
                .toList();
    }

    @Test
    void a_source_is_escaped() {
        Guest guest = new Guest(Guest.observed().build());
        guest.mount("a b\tc\nd\\e#f", "/m", "tmpfs", 0, "");
        assertThat(guest.mounts()).contains("a\\040b\\011c\\012d\\134e\\043f /m tmpfs rw,relatime 0 0");
    }

    @Test
    void strings_end_where_their_page_ends() {
        Guest guest = new Guest(Guest.observed().build());
        assertThat(guest.mount("s".repeat(4095), "/m", "tmpfs", 0, "")).isEmpty();
        assertThat(guest.mount("s".repeat(4096), "/nope", "tmpfs", 0, "")).contains(Errno.EINVAL);
        assertThat(guest.mount("s", "/nope", "t".repeat(5000), 0, "")).contains(Errno.EINVAL);
        assertThat(guest.mount("s", "/m", "tmpfs", 0, "size=1m,".repeat(625))).isEmpty();
        assertThat(guest.mount("s", "/m", "tmpfs", 0, "mode=0700,".repeat(409) + "x=1"))
                .contains(Errno.EINVAL);
        assertThat(guest.mount("s", "/m", "tmpfs", 0, "mode=0700,".repeat(409) + "gid=1,x=1"))
                .isEmpty();
    }

    @Test
    void paths_end_at_4095_bytes_and_names_at_255() {
        Guest guest = new Guest(Guest.observed().build());
        assertThat(guest.mount("t", "/" + "./".repeat(2046) + "m", "tmpfs", 0, ""))
                .isEmpty();
        assertThat(guest.mount("t", "/" + "./".repeat(2047) + "m", "tmpfs", 0, ""))
                .contains(Errno.ENAMETOOLONG);
        assertThat(guest.mount("t", "/" + "n".repeat(256), "tmpfs", 0, "")).contains(Errno.ENAMETOOLONG);
        assertThat(guest.mount("t", "/" + "n".repeat(255), "tmpfs", 0, "")).contains(Errno.ENOENT);
    }

    @Test
    void mounts_on_one_target_stack() {
        Guest guest = new Guest(Guest.observed().build());
        guest.mount("one", "/m", "tmpfs", 0, "");
        guest.put("/m/first", "");
        guest.mount("two", "/m", "tmpfs", 0, "");
        guest.mount("two", "/m", "tmpfs", 0, "");
        assertThat(guest.ls("/m")).isEmpty();
        guest.umount("/m", 0);
        guest.umount("/m", 0);
        assertThat(guest.ls("/m")).containsExactly("first");
    }
}
