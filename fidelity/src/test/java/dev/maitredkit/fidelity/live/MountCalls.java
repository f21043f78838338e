package dev.maitredkit.fidelity.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calls on mounts and files, on few paths, so that they meet each other. */
final class MountCalls {
    private static final List<String> PATHS = List.of(
            "/m",
            "/m",
            "/m2",
            "/d1",
            "/d1/sub",
            "/d2",
            "/a/b",
            "/a/b/c",
            "/lnm",
            "/f1",
            "/m/s",
            "/m2/s",
            "/nope",
            "/d1/x",
            "/",
            ".",
            "..",
            "/loopa",
            "/dang",
            "/lns",
            "/a",
            "/d2/y",
            "m",
            "/m/..",
            "/d1/sub/s",
            "/m/",
            "/f1/",
            "/lnm/",
            "",
            "/m/{n*255}",
            "/{n*256}",
            "/m{/*3}s");
    private static final int USUAL = 20;
    private static final List<String> FILES = List.of(
            "/m/x",
            "/m2/x",
            "/d1/x",
            "/m/s",
            "/m/s/t",
            "/d2/y",
            "/d1/sub/z",
            "/f1",
            "/m/l",
            "/lnm/x",
            "/a/b/c/w",
            "x",
            "../x",
            "/m/x/",
            "/m/.",
            "/m/..",
            "/m/n",
            "/dang",
            "/d1",
            "/m",
            "/");
    private static final List<String> OPTIONS = List.of(
            "",
            "",
            "",
            "size=1m",
            "size=64k",
            "mode=0700",
            "nr_inodes=4",
            "ro",
            "foo=bar",
            "mode=999",
            "size=xyz",
            "uid=1000",
            "size=2m,mode=755",
            "rw",
            "nr_inodes=0",
            "size=0",
            "nr_blocks=3",
            "gid=5",
            "sync",
            "dirsync",
            "inode64",
            "noswap",
            "size=10%",
            "size=",
            "size",
            "mode=7777",
            "size=1m,2",
            "source=x",
            "lazytime",
            "mand",
            "SIZE=1m",
            "defaults",
            "nosuid",
            ",,",
            "size=1m,,",
            "=x",
            "=,size=1m",
            "ro=1",
            "nr_inodes=1k",
            "size=0x1000",
            "uid=-1",
            "uid=4294967295");
    private static final List<Long> NEW_FLAGS = List.of(
            0L,
            0L,
            0L,
            1L,
            2L,
            6L,
            14L,
            1024L,
            2048L,
            1L << 24,
            1L << 21,
            256L,
            16L,
            128L,
            64L,
            1L << 25,
            1L << 23,
            32768L,
            0xC0ED0001L,
            0xC0ED0000L,
            1L << 40,
            1L << 31,
            1L << 30,
            1L << 28);
    private static final List<Integer> OPEN_FLAGS = List.of(
            0, 1, 2, 0101, 0102, 0301, 01001, 01101, 02001, 02101, 0200000, 0400000, 0400101, 0200100, 0600000, 01000);
    private static final int REMOUNT = 32;

    private final Pick pick;

    /** How many of a hundred calls are on mounts; the others are on files. */
    private final int mounts;

    private MountCalls(Pick pick) {
        this.pick = pick;
        this.mounts = pick.of(90, 90, 50, 10);
    }

    static List<Call> sequence(Random random) {
        MountCalls calls = new MountCalls(new Pick(random));
        List<Call> all = new ArrayList<>();
        if (calls.mounts < 90) {
            all.add(Call.of("mount", "t", "/m", "tmpfs", 0, calls.pick.from(OPTIONS.subList(0, 7))));
        } else if (calls.pick.percent(30)) {
            all.addAll(calls.peers());
        }
        all.addAll(calls.pick.repeat(8, 30, calls::next));
        return all;
    }

    /** Mounts that propagate to each other. */
    private List<Call> peers() {
        List<Call> all = new ArrayList<>(List.of(
                Call.of("mount", "base", "/m", "tmpfs", 0, ""),
                Call.of("mkdir", "/m/s", 0755),
                Call.of("mkdir", "/m/s/t", 0755),
                Call.of("mkdir", "/m/u", 0755),
                propagation("/m", pick.of(Fixture.SHARED, Fixture.SHARED, Fixture.PRIVATE))));
        for (String target : List.of("/m2", "/d1", "/d2")) {
            all.add(Call.of("mount", pick.of("/m", "/m", "/m/s"), target, "", Fixture.BIND, ""));
            all.add(propagation(target, pick.of(Fixture.SHARED, Fixture.SLAVE, Fixture.SLAVE, Fixture.PRIVATE)));
            if (pick.percent(40)) {
                all.add(propagation(target, Fixture.SHARED));
            }
        }
        return all;
    }

    private static Call propagation(String target, long flags) {
        return Call.of("mount", "none", target, "", flags, "");
    }

    private Call next() {
        return pick.percent(mounts) ? onMounts() : onFiles();
    }

    private String path() {
        return pick.percent(85) ? pick.from(PATHS.subList(0, USUAL)) : pick.from(PATHS);
    }

    private Call onMounts() {
        int kind = pick.below(100);
        if (kind < 27) {
            String options = pick.percent(60) ? pick.from(OPTIONS) : "";
            return Call.of("mount", pick.of("t1", "a b", "", "x#y"), path(), "tmpfs", pick.from(NEW_FLAGS), options);
        }
        if (kind < 47) {
            long flags = Fixture.BIND | pick.of(0, 0, Fixture.REC, Fixture.REC, 1, Fixture.SHARED);
            return Call.of("mount", path(), path(), pick.of("", "none", "tmpfs"), flags, pick.of("", "foo=bar"));
        }
        if (kind < 59) {
            long flags = Fixture.MOVE | pick.of(0, 0, 0, 0, Fixture.SHARED, Fixture.REC);
            return Call.of("mount", path(), path(), "", flags, "");
        }
        if (kind < 77) {
            long type = pick.of(
                    Fixture.SHARED, Fixture.SHARED, Fixture.PRIVATE, Fixture.SLAVE, Fixture.SLAVE, Fixture.UNBINDABLE);
            return propagation(path(), type | pick.of(0, 0, Fixture.REC, Fixture.REC, 32768, 1));
        }
        if (kind < 84) {
            long flags = REMOUNT
                    | pick.of(0, Fixture.BIND)
                    | pick.of(0L, 1L, 2L, 8L, 1024L, 1L << 24, 16L, 1L << 25, 128L, 256L, 2048L);
            return Call.of(
                    "mount", pick.of("", "z"), path(), pick.of("", "tmpfs", "nosuch"), flags, pick.from(OPTIONS));
        }
        if (kind < 87) {
            String type = pick.of("nosuchfs", "", "TMPFS", "tmpfs.x", "ramfs", "ext4", "btrfs");
            return Call.of("mount", "x", path(), type, pick.from(NEW_FLAGS), pick.of("", "", "foo=bar", "mode=700"));
        }
        return Call.of("umount", path(), pick.percent(98) ? pick.of(0, 0, 0, 2, 8, 16) : pick.of(4, 12));
    }

    private String file() {
        return pick.percent(55) ? pick.from(FILES) : path();
    }

    private String slot() {
        return pick.of("0", "1", "2");
    }

    private Call onFiles() {
        return switch (pick.below(25)) {
            case 0, 1 -> Call.of("mkdir", file(), pick.of(0755, 0700, 07777));
            case 2 -> Call.of("rmdir", file());
            case 3, 4 -> Call.of("unlink", file());
            case 5, 6 -> Call.of("rename", file(), file());
            case 7, 8 -> Call.of("link", file(), file());
            case 9 ->
                Call.of("symlink", file(), pick.of("x", "/m/x", "../d1", "/d1/", "l", "", "/m", "{y*200}", ".", ".."));
            case 10 -> Call.of("chmod", file(), pick.of(0644, 04755, 02755, 01777, 0));
            case 11 -> mknod();
            case 12, 13, 14 -> Call.of("open", slot(), file(), pick.from(OPEN_FLAGS), 0644);
            case 15 -> Call.of("close", slot());
            case 16 -> Call.of("write", slot(), pick.of(1, 100, 5000, 70000));
            case 17 -> pick.percent(50) ? Call.of("read", slot(), 100) : Call.of("path", slot());
            case 18 -> Call.of("ftruncate", slot(), pick.of(0, 10, 5000, 100_000));
            case 19 -> Call.of("truncate", file(), pick.of(0, 10, 5000, -1));
            case 20 -> Call.of("chdir", file());
            case 21 -> Call.of(pick.of("stat", "lstat", "readlink"), file());
            case 22 -> Call.of(pick.of("ls", "cat"), file());
            case 23 -> pick.percent(50) ? Call.of("cwd", "") : Call.of("statfs", file());
            default -> Call.of("put", file(), pick.of("", "text\n", "{z*5000}"), pick.of(0644, 0755, 0));
        };
    }

    private Call mknod() {
        int mode = pick.of(020666, 060600, 0100644, 040755, 0120777, 0140755, 0644, 010644);
        return Call.of("mknod", file(), mode, pick.of(1, 240), 3);
    }
}
