package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A process as the files under /proc tell of it (proc(5)).
 *
 * @param fields of /proc/PID/stat behind the name: the state is the first
 */
record ProcessRow(int pid, int uid, int gid, String comm, List<String> fields, List<String> argv) {
    private static final int COMM_LENGTH = 15;

    /** All of them by pid; empty when /proc is not mounted. */
    static List<ProcessRow> readAll(Sys sys) {
        List<DirEntry> entries = sys.readdir("/proc").fold(it -> it, errno -> List.of());
        sys.spend(1 + entries.size() / 4);
        return entries.stream()
                .map(DirEntry::name)
                .filter(it -> it.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .sorted(Comparator.naturalOrder())
                .flatMap(it -> read(sys, it).stream())
                .toList();
    }

    private static Optional<ProcessRow> read(Sys sys, int pid) {
        String directory = "/proc/" + pid;
        Optional<String> stat = SmallFile.read(sys, directory + "/stat");
        if (stat.isEmpty()) {
            return Optional.empty();
        }
        String text = stat.get();
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        String cmdline = SmallFile.read(sys, directory + "/cmdline").orElse("");
        List<String> argv = cmdline.isEmpty() ? List.of() : Arrays.asList(cmdline.split("\0", -1));
        return sys.stat(directory)
                .fold(
                        it -> Optional.of(new ProcessRow(
                                pid,
                                it.uid(),
                                it.gid(),
                                text.substring(open + 1, close),
                                List.of(text.substring(close + 2).strip().split(" ")),
                                argv)),
                        errno -> Optional.empty());
    }

    /** A field of stat by its number in proc(5), from 3 on. */
    long number(int field) {
        int at = field - 3;
        return at < fields.size() && fields.get(at).matches("-?[0-9]{1,18}") ? Long.parseLong(fields.get(at)) : 0;
    }

    String state() {
        return fields.get(0);
    }

    boolean isCalled(String name) {
        String cut = name.substring(0, Math.min(name.length(), COMM_LENGTH));
        return comm.equals(cut) || !argv.isEmpty() && lastPart(argv.get(0)).equals(name);
    }

    /** The command line; the name is put before it where it says something else. */
    String command() {
        String line = String.join(" ", argv).stripTrailing();
        if (line.isEmpty()) {
            return "[" + comm + "]";
        }
        String first = lastPart(line.split(" ", 2)[0]);
        String bare = first.startsWith("-") ? first.substring(1) : first;
        String plain = line.replaceAll("[\\x00-\\x1f\\x7f]", "?");
        return bare.startsWith(comm) ? plain : "{" + comm + "} " + plain;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
