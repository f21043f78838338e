package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.net.InterfaceFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a machine has at first, and how files are shown. All paths of these calls begin with a slash. */
final class Fixture {
    static final int BIND = 1 << 12;
    static final int MOVE = 1 << 13;
    static final int REC = 1 << 14;
    static final int UNBINDABLE = 1 << 17;
    static final int PRIVATE = 1 << 18;
    static final int SLAVE = 1 << 19;
    static final int SHARED = 1 << 20;

    private static final int TYPE = 0170000;

    static final List<Call> FILES = files();

    /** Where programs are searched. */
    static final List<Call> PROGRAMS = programs();

    private Fixture() {}

    private static List<Call> files() {
        List<Call> calls = directories("/m", "/m2", "/d1", "/d1/sub", "/d2", "/a", "/a/b", "/a/b/c", "/dev");
        calls.add(Call.of("put", "/f1", "f1\n", 0755));
        calls.add(Call.of("put", "/f2", "f2\n", 0755));
        calls.add(Call.of("put", "/d1/x", "in1\n", 0755));
        calls.add(Call.of("put", "/d2/y", "in2\n", 0755));
        calls.add(Call.of("symlink", "/lnm", "m"));
        calls.add(Call.of("symlink", "/loopa", "loopb"));
        calls.add(Call.of("symlink", "/loopb", "loopa"));
        calls.add(Call.of("symlink", "/dang", "/nonexistent"));
        calls.add(Call.of("symlink", "/lns", "/d1/sub"));
        calls.add(Call.of("mknod", "/dev/null", 020666, 1, 3));
        calls.add(Call.of("chmod", "/dev/null", 0666));
        return List.copyOf(calls);
    }

    private static List<Call> programs() {
        List<Call> calls = directories("/bin", "/p", "/q", "/q/d", "/n");
        calls.add(Call.of("symlink", "/bin/sh", "/host/bin/sh"));
        calls.add(Call.of("put", "/bin/say", Tiny.MARK, 0755));
        calls.add(Call.of("put", "/p/say", Tiny.MARK, 0755));
        calls.add(Call.of("put", "/out", "", 0644));
        calls.add(Call.of("put", "/err", "", 0644));
        return List.copyOf(calls);
    }

    private static List<Call> directories(String... paths) {
        return new ArrayList<>(
                Arrays.stream(paths).map(it -> Call.of("mkdir", it, 0755)).toList());
    }

    /** What stat(2) tells that both sides can have alike. */
    static String attributes(
            int mode, int links, int uid, int gid, long size, long blocks, int deviceMajor, int deviceMinor) {
        String letter = Arrays.stream(FileType.values())
                .filter(it -> it.bits() == (mode & TYPE))
                .map(it -> String.valueOf(it.letter()))
                .findFirst()
                .orElse("?");
        return String.format(
                "%s%04o links=%d owner=%d:%d size=%d blocks=%d dev=%d:%d",
                letter, mode & ~TYPE, links, uid, gid, size, blocks, deviceMajor, deviceMinor);
    }

    /** Flags of an interface, without RUNNING: Linux notices a carrier some time after it came or went. */
    static String flags(String device, int bits) {
        return String.format("%s flags %04x", device, bits & 0xffff & ~InterfaceFlag.RUNNING.bit());
    }
}
