package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.List;
import java.util.Optional;

/** {@code getopts optstring name [arg…]} (POSIX). */
final class Getopts {
    private Getopts() {}

    static Outcome run(Call call) {
        if (call.args().size() < 2) {
            return Outcome.failed("usage: getopts optstring var [arg]");
        }
        Optional<String> error = VariableBuiltins.complain(call.state(), call.arg(1), true);
        return error.map(Outcome::failed).orElseGet(() -> next(call));
    }

    private static Outcome next(Call call) {
        List<String> words =
                call.args().size() > 2 ? call.from(2) : call.state().parameters();
        int index = call.state()
                .variables()
                .find("OPTIND")
                .flatMap(Numbers::findDecimal)
                .filter(it -> it > 0)
                .orElse(1);
        int offset = call.state().getopts();
        if (offset == 0) {
            boolean option = index <= words.size()
                    && words.get(index - 1).length() > 1
                    && words.get(index - 1).startsWith("-");
            if (!option || words.get(index - 1).equals("--")) {
                return end(call, option ? index + 1 : index);
            }
            offset = 1;
            index++;
        }
        // OPTIND is behind the word whose letters are being read.
        if (index < 2
                || index - 1 > words.size()
                || offset >= words.get(index - 2).length()) {
            return end(call, index);
        }
        return letter(call, words, index, offset);
    }

    private static Outcome letter(Call call, List<String> words, int index, int offset) {
        String spec = call.arg(0);
        String word = words.get(index - 2);
        char letter = word.charAt(offset);
        int rest = offset + 1 < word.length() ? offset + 1 : 0;
        int at = letter == ':' ? -1 : spec.indexOf(letter);
        if (at < 0) {
            return unknown(call, spec, letter, index, rest);
        }
        boolean wantsArgument = at + 1 < spec.length() && spec.charAt(at + 1) == ':';
        if (!wantsArgument) {
            return found(call, letter, Optional.of(""), index, rest);
        }
        if (rest > 0) {
            return found(call, letter, Optional.of(word.substring(rest)), index, 0);
        }
        if (index <= words.size()) {
            return found(call, letter, Optional.of(words.get(index - 1)), index + 1, 0);
        }
        return missing(call, spec, letter, index);
    }

    private static Outcome found(Call call, char letter, Optional<String> argument, int index, int offset) {
        store(call, String.valueOf(letter), argument, index, offset);
        return Outcome.status(0);
    }

    private static Outcome unknown(Call call, String spec, char letter, int index, int offset) {
        boolean silent = spec.startsWith(":");
        store(call, "?", silent ? Optional.of(String.valueOf(letter)) : Optional.empty(), index, offset);
        return new Outcome.Done(0, "", silent ? "" : "Illegal option -" + letter + "\n");
    }

    private static Outcome missing(Call call, String spec, char letter, int index) {
        boolean silent = spec.startsWith(":");
        Optional<String> argument = silent ? Optional.of(String.valueOf(letter)) : Optional.empty();
        store(call, silent ? ":" : "?", argument, index, 0);
        return new Outcome.Done(0, "", silent ? "" : "No arg for -" + letter + " option\n");
    }

    private static Outcome end(Call call, int index) {
        store(call, "?", Optional.empty(), index, 0);
        return Outcome.status(1);
    }

    private static void store(Call call, String letter, Optional<String> argument, int index, int offset) {
        ShellState state = call.state();
        state = argument.isPresent()
                ? state.set("OPTARG", argument.get())
                : state.with(state.variables().unset("OPTARG"));
        state = state.set("OPTIND", Integer.toString(index)).set(call.arg(1), letter);
        call.in().set(state.withGetopts(offset));
    }
}
