package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.ExpandCommand.Assigned;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What set -x prints. */
final class Trace {
    private static final String QUOTED = " \t\n'\"~=%*?[{}()<>;&|$`\\!#";

    private Trace() {}

    static String of(ShellState state, List<Assigned> assigned, List<String> args) {
        Stream<String> words = Stream.concat(
                assigned.stream().map(it -> it.name() + "=" + quoteIfNeeded(it.value())),
                args.stream().map(Trace::quoteIfNeeded));
        String prompt = state.variables().find("PS4").orElse("");
        return words.collect(Collectors.joining(" ", prompt, "\n"));
    }

    private static String quoteIfNeeded(String word) {
        return word.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0) ? quote(word) : word;
    }

    /** A word in the single quotes of ash, ready to be read by a shell again. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\"'\"'") + "'";
    }
}
