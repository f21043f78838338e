package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.fs.MountFlags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of mount(8), as flags of mount(2) and what is left for the file system.
 *
 * @param flags of mount(2)
 * @param rest comma-separated
 */
record MountOptions(long flags, String rest) {
    /** Flags that a propagation type is made of. */
    static final long PROPAGATION = MountFlags.SHARED | MountFlags.PRIVATE | MountFlags.SLAVE | MountFlags.UNBINDABLE;

    private record Meaning(long set, long clear) {}

    private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();

    static {
        for (String nothing :
                List.of("loop", "defaults", "noauto", "nouser", "swap", "user", "users", "auto", "_netdev")) {
            put(nothing, 0, 0);
        }
        put("ro", MountFlags.RDONLY, 0);
        put("rw", 0, MountFlags.RDONLY);
        put("nosuid", MountFlags.NOSUID, 0);
        put("suid", 0, MountFlags.NOSUID);
        put("nodev", MountFlags.NODEV, 0);
        put("dev", 0, MountFlags.NODEV);
        put("noexec", MountFlags.NOEXEC, 0);
        put("exec", 0, MountFlags.NOEXEC);
        put("sync", MountFlags.SYNCHRONOUS, 0);
        put("async", 0, MountFlags.SYNCHRONOUS);
        put("dirsync", MountFlags.DIRSYNC, 0);
        put("mand", MountFlags.MANDLOCK, 0);
        put("nomand", 0, MountFlags.MANDLOCK);
        put("atime", 0, MountFlags.NOATIME);
        put("noatime", MountFlags.NOATIME, 0);
        put("diratime", 0, MountFlags.NODIRATIME);
        put("nodiratime", MountFlags.NODIRATIME, 0);
        put("relatime", MountFlags.RELATIME, 0);
        put("norelatime", 0, MountFlags.RELATIME);
        put("strictatime", MountFlags.STRICTATIME, 0);
        put("loud", 0, MountFlags.SILENT);
        put("bind", MountFlags.BIND, 0);
        put("rbind", MountFlags.BIND | MountFlags.REC, 0);
        put("move", MountFlags.MOVE, 0);
        put("remount", MountFlags.REMOUNT, 0);
        put("shared", MountFlags.SHARED, 0);
        put("rshared", MountFlags.SHARED | MountFlags.REC, 0);
        put("slave", MountFlags.SLAVE, 0);
        put("rslave", MountFlags.SLAVE | MountFlags.REC, 0);
        put("private", MountFlags.PRIVATE, 0);
        put("rprivate", MountFlags.PRIVATE | MountFlags.REC, 0);
        put("unbindable", MountFlags.UNBINDABLE, 0);
        put("runbindable", MountFlags.UNBINDABLE | MountFlags.REC, 0);
    }

    private static void put(String name, long set, long clear) {
        MEANINGS.put(name, new Meaning(set, clear));
    }

    /** Whether {@code --make-NAME} or {@code --NAME} is a long option. */
    static boolean isLongOption(String word) {
        return word.matches("--(make-r?(shared|slave|private|unbindable)|r?bind|move)");
    }

    /** These options on top of those. */
    MountOptions plus(String text) {
        long bits = flags;
        List<String> others = new ArrayList<>();
        if (!rest.isEmpty()) {
            others.add(rest);
        }
        for (String option : text.split(",")) {
            Meaning meaning = MEANINGS.get(option);
            if (meaning != null) {
                bits = bits & ~meaning.clear() | meaning.set();
            } else if (!option.isEmpty() && !option.startsWith("comment=") && !option.startsWith("x-")) {
                others.add(option);
            }
        }
        return new MountOptions(bits, String.join(",", others));
    }

    boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
