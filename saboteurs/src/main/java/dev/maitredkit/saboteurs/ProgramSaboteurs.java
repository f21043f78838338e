package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.LaunchSaboteurs.failuresAsExits;
import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.argv;
import static dev.maitredkit.saboteurs.Wrong.launches;

import dev.maitredkit.fakeguest.agent.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Wrong about how a program is found and what it is given. */
final class ProgramSaboteurs {
    private static final String PATH = "PATH";
    private static final int SOME = 1000;
    private static final int LONG = 65_535;
    private static final int TOO_LONG = 1 << 20;

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "LAUNCH-031",
                    "all-by-path",
                    "looks up the name of an absolute path when the env has a PATH",
                    "wanted process status EXITED, code 7; got process status FAILED",
                    launches(it -> it.env().containsKey(PATH) ? argv(it, lastName(it.argv())) : it)),
            saboteur(
                    "LAUNCH-032",
                    "own-path-first",
                    "does not let a PATH in env decide where a program is looked up",
                    "wanted process status EXITED, code 9; got process status FAILED",
                    launches(it ->
                            it.env().containsKey(PATH) && !it.argv().get(0).startsWith("/")
                                    ? env(it, without(it.env(), name -> name.equals(PATH)))
                                    : it)),
            saboteur(
                    "LAUNCH-033",
                    "name-only",
                    "gives a program in /tmp no arguments",
                    "wanted process status EXITED, code 9; got process status EXITED, code 8",
                    launches(it -> it.argv().get(0).startsWith("/tmp/")
                            ? argv(it, it.argv().subList(0, 1))
                            : it)),
            relayed(
                    "LAUNCH-034",
                    "no-interpreter-is-127",
                    "reports a script without its interpreter as one that exited with 127",
                    "wanted process status FAILED; got process status EXITED, code 127",
                    () -> failuresAsExits("[ -f %1$s ] && [ -x %1$s ]", 127)),
            relayed(
                    "LAUNCH-035",
                    "directory-is-126",
                    "reports a directory as a program that exited with 126",
                    "wanted process status FAILED; got process status EXITED, code 126",
                    () -> failuresAsExits("[ -d %1$s ]", 126)),
            saboteur(
                            "LAUNCH-036",
                            "sixteen-bit-lengths",
                            "cuts arguments after 65535 bytes",
                            "wanted process status EXITED, code 0; got process status EXITED, code 1",
                            launches(it -> argv(it, cut(it.argv(), LONG, LONG))))
                    .mayAlsoBreak("LAUNCH-037"),
            saboteur(
                    "LAUNCH-037",
                    "cuts-to-fit",
                    "cuts an argument that is too long, and starts the program",
                    "wanted process status FAILED; got process status EXITED, code 0",
                    launches(it -> argv(it, cut(it.argv(), TOO_LONG, SOME)))),
            saboteur(
                    "LAUNCH-038",
                    "forgets-env",
                    "starts a process again without its variables",
                    "wanted .*1 an argument a variable.*; got it is not so",
                    RespawnSaboteurs.supervised("\"$@\"; n=1; while [ $n -lt 10 ]; do n=$((n+1));"
                            + " env -i PATH=\"$PATH\" \"$@\"; done")),
            saboteur(
                    "LAUNCH-039",
                    "drops-odd-variables",
                    "leaves out a variable that cannot be set, and starts the program",
                    "wanted process status FAILED; got process status EXITED, code 0",
                    launches(it -> env(it, without(it.env(), name -> name.isEmpty() || name.contains("="))))));

    private ProgramSaboteurs() {}

    private static List<String> lastName(List<String> argv) {
        List<String> changed = new ArrayList<>(argv);
        changed.set(0, argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1));
        return changed;
    }

    private static List<String> cut(List<String> argv, int longest, int length) {
        return argv.stream()
                .map(it -> it.length() > longest ? it.substring(0, length) : it)
                .toList();
    }

    private static Command.Launch env(Command.Launch launch, SortedMap<String, String> env) {
        return new Command.Launch(launch.argv(), env, launch.lifetime(), launch.useConsole());
    }

    private static SortedMap<String, String> without(SortedMap<String, String> env, Predicate<String> name) {
        SortedMap<String, String> rest = new TreeMap<>(env);
        rest.keySet().removeIf(name);
        return rest;
    }
}
