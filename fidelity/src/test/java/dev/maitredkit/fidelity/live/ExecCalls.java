package dev.maitredkit.fidelity.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files that may be programs, and what comes of executing them. */
final class ExecCalls {
    private static final List<String> FILES =
            List.of("/p/a", "/p/b", "/p/say", "/q/a", "/q/b", "/q/c", "/q/d/a", "/q/d/b", "/n/a", "/n/b", "/p/d");
    private static final List<String> ODD = List.of(
            "/nope",
            "/p",
            "/p/say/",
            "/p/say/x",
            "/p/loop",
            "/out",
            "/q/d",
            "p/a",
            "./q/b",
            "",
            "/p/{n*256}",
            "/{p/*2000}a",
            "/p/../p/a");
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "say", "nope", "sh");
    private static final List<String> PATH_PARTS =
            List.of("/p", "/q", "/q/d", "/n", "/nope", "/p/say", "", "/bin", "q", "/p/loop", "/{n*300}", ".");

    /** The last argument of {@link Tiny} says how it ends. */
    private static final List<String> ARGUMENTS = List.of(
            "one",
            "two words",
            "",
            "-x",
            "x\3",
            "x\177",
            "kI",
            "kO",
            "kF",
            "kM",
            "kQ",
            "k@",
            "kJ",
            "ka",
            "$HOME",
            "\"'\\",
            "\303\244");

    /** None runs a file that another call may have made: it would be a script without end. */
    private static final List<String> SCRIPTS = List.of(
            "echo $0 $#\n",
            "for a; do echo \"<$a>\"; done\n",
            "exit 7\n",
            "echo hi; exit 300\n",
            "kill -9 $$\n",
            "kill -TERM $$; echo not here\n",
            "echo ${A-unset} ${B-unset}\n",
            "echo \"$*\"",
            "/bin/say x\3 > /err; echo $?\n",
            "/nope; echo $?\n",
            "/p; echo $?\n",
            "trap 'echo caught; exit 3' TERM; kill -TERM $$\n",
            "umask; pwd\n",
            "",
            "\n");

    private final Pick pick;

    private ExecCalls(Pick pick) {
        this.pick = pick;
    }

    static List<Call> sequence(Random random) {
        ExecCalls calls = new ExecCalls(new Pick(random));
        List<Call> all = new ArrayList<>(calls.pick.repeat(4, 8, calls::file));
        all.addAll(calls.pick.repeat(10, 40, calls::next));
        return all;
    }

    private Call next() {
        int kind = pick.below(100);
        if (kind < 25) {
            return file();
        }
        return kind < 66 ? execve() : execvp();
    }

    // --- the files -------------------------------------------------------------------------------

    private Call file() {
        String path = pick.from(FILES);
        return switch (pick.below(16)) {
            case 0 -> Call.of("chmod", path, pick.of(0644, 0755, 0711, 0600, 04755, 01, 0));
            case 1 -> Call.of("unlink", path);
            case 2 -> Call.of("symlink", pick.of(path, "/p/loop"), pick.of("loop", "/p/a", "../q/b", "say", "/p"));
            case 3 -> Call.of("mkdir", path, 0755);
            case 4 -> Call.of("rename", path, pick.from(FILES));
            case 5 -> Call.of("link", path, pick.from(FILES));
            case 6 ->
                pick.percent(60)
                        ? Call.of("mount", "n", "/n", "tmpfs", pick.of(8, 0, 2, 4), "")
                        : Call.of("umount", "/n", 2);
            case 7 ->
                pick.percent(50)
                        ? Call.of("open", "0", path, pick.of(0, 1, 2), 0)
                        : pick.percent(50) ? Call.of("close", "0") : Call.of("chdir", pick.of("/", "/p", "/q"));
            default -> Call.of("put", path, content(), pick.percent(85) ? 0755 : pick.of(0644, 0711, 0100));
        };
    }

    private String content() {
        int kind = pick.below(100);
        if (kind < 20) {
            return Tiny.MARK;
        }
        if (kind < 24) {
            return pick.of("\177ELF", "\177ELF\2\1\1", "MZ", "#", "\177");
        }
        return kind < 52 ? pick.from(SCRIPTS) : interpreted();
    }

    private String interpreted() {
        String interpreter = pick.percent(80)
                ? pick.of("/bin/say", "/p/say", "/bin/sh", "/p/a", "/p/b", "/q/a", "/q/d/a")
                : pick.of("/nope", "/p", "say", "", "/n/a", "/out", "p/say", "/p/loop", "/{i*260}", "/bin/say\0/nope");
        String blank = pick.of("", "", " ", "\t ", "  ");
        String argument = pick.percent(60)
                ? pick.of("", " ", " -e", "  a b ", "\ta\t", " {a*230}", " {a*300}", " x\3", " kI", "\r")
                : "";
        return "#!" + blank + interpreter + argument + pick.of("\n", "\n", "\n", "", "\necho $0 \"$@\"\n");
    }

    // --- the calls -------------------------------------------------------------------------------

    private List<String> arguments(String first) {
        List<String> all = new ArrayList<>(List.of(first));
        for (int left = pick.below(4); left > 0; left--) {
            all.add(pick.from(ARGUMENTS));
        }
        return all;
    }

    private List<String> environ() {
        List<String> all = new ArrayList<>();
        if (pick.percent(50)) {
            all.add("A=" + pick.of("", "1", "two words"));
        }
        if (pick.percent(25)) {
            all.add("B=" + pick.of("b", "$A", "="));
        }
        return all;
    }

    private Call execve() {
        String path = pick.percent(88) ? pick.from(FILES) : pick.from(ODD);
        List<String> arguments = arguments(pick.percent(80) ? path : pick.of("name", "", "-sh"));
        List<String> environ = environ();
        if (pick.percent(4)) {
            large(arguments, environ);
        }
        if (pick.percent(2)) {
            arguments = List.of();
        }
        return ProgramCall.call("execve", path, arguments, environ);
    }

    /** Strings about as long as one may be, and about as long as all may be together. */
    private void large(List<String> arguments, List<String> environ) {
        int near = pick.of(131_070, 131_071, 131_072, 131_073);
        if (pick.percent(50)) {
            arguments.add("{l*" + near + "}");
            return;
        }
        if (pick.percent(40)) {
            environ.add("L={l*" + (near - 2) + "}");
            return;
        }
        for (int i = 0; i < 15; i++) {
            (pick.percent(70) ? arguments : environ).add("M={m*131000}");
        }
        arguments.add("{e*" + (131_900 - pick.below(400)) + "}");
    }

    private Call execvp() {
        String file = pick.percent(85) ? pick.from(NAMES) : pick.of("./a", "q/a", "/p/a", "/nope", "", "/p/d");
        List<String> environ = environ();
        if (pick.percent(90)) {
            List<String> parts = new ArrayList<>();
            for (int left = 1 + pick.below(4); left > 0; left--) {
                parts.add(pick.from(PATH_PARTS));
            }
            environ.add(pick.below(environ.size() + 1), "PATH=" + String.join(":", parts));
        }
        return ProgramCall.call("execvp", file, arguments(file), environ);
    }
}
