package dev.maitredkit.linuxguest.proc;

import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.Spawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** execvp(3) in terms of attempts to start one file: the search of PATH, and the shell for files without a format. */
final class Exec {
    private static final String SHELL = "/bin/sh";
    private static final int NAME_MAX = 255;

    /** After these the search goes on (execvp(3); glibc lists the odd ones for dead network mounts). */
    private static final Set<Errno> NOT_THERE =
            Set.of(Errno.ENOENT, Errno.ENOTDIR, Errno.ESTALE, Errno.ENODEV, Errno.ETIMEDOUT);

    private Exec() {}

    /**
     * Starts a program.
     *
     * @param attempt starts a file with arguments, without any search
     */
    static Spawn.Outcome start(Program program, BiFunction<String, List<String>, Spawn.Outcome> attempt) {
        String name = program.argv().get(0);
        if (name.isEmpty()) {
            return failed(Errno.ENOENT);
        }
        if (name.indexOf('/') >= 0) {
            return startFile(name, program.argv(), attempt);
        }
        if (name.length() > NAME_MAX) {
            return failed(Errno.ENAMETOOLONG);
        }
        boolean denied = false;
        Spawn.Outcome last = failed(Errno.ENOENT);
        for (String file : candidates(name, program.path())) {
            last = startFile(file, program.argv(), attempt);
            boolean refused = last.errno().equals(Errno.EACCES);
            denied |= refused;
            if (!refused && !NOT_THERE.contains(last.errno())) {
                return last;
            }
        }
        return denied ? failed(Errno.EACCES) : last;
    }

    /** Where a name is looked for; an empty element of PATH is the working directory. */
    static List<String> candidates(String name, String path) {
        List<String> files = new ArrayList<>();
        for (String directory : path.split(":", -1)) {
            files.add(directory.isEmpty() ? name : directory + "/" + name);
        }
        return files;
    }

    private static Spawn.Outcome startFile(
            String file, List<String> argv, BiFunction<String, List<String>, Spawn.Outcome> attempt) {
        Spawn.Outcome outcome = attempt.apply(file, argv);
        return outcome.errno().equals(Errno.ENOEXEC) ? attempt.apply(SHELL, asScript(file, argv)) : outcome;
    }

    static List<String> asScript(String file, List<String> argv) {
        List<String> script = new ArrayList<>(List.of(SHELL, file));
        script.addAll(argv.subList(1, argv.size()));
        return script;
    }

    private static Spawn.Outcome failed(Errno errno) {
        return new Spawn.Outcome(0, errno);
    }
}
