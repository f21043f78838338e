package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options and operands of a call, read as getopt_long(3) of the GNU C library does: operands may stand between
 * options, {@code --} ends them.
 *
 * @param given in order
 * @param operands in order
 */
public record Options(List<Given> given, List<String> operands) {
    /** One option; {@code argument} is empty when it takes none. */
    public record Given(char letter, String argument) {}

    public Options {
        given = List.copyOf(given);
        operands = List.copyOf(operands);
    }

    /** The arguments read, or the program that refuses them. */
    public sealed interface Parsed {
        record Good(Options options) implements Parsed {}

        record Bad(Work refusal) implements Parsed {}
    }

    public boolean has(char letter) {
        return given.stream().anyMatch(it -> it.letter() == letter);
    }

    public int count(char letter) {
        return (int) given.stream().filter(it -> it.letter() == letter).count();
    }

    /** The argument of the last such option. */
    public Optional<String> find(char letter) {
        List<String> all = all(letter);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The arguments of all such options. */
    public List<String> all(char letter) {
        return given.stream()
                .filter(it -> it.letter() == letter)
                .map(Given::argument)
                .toList();
    }

    /** Whichever of these letters came last; for options that replace each other. */
    public Optional<Character> last(String letters) {
        return given.stream()
                .map(Given::letter)
                .filter(letter -> letters.indexOf(letter) >= 0)
                .reduce((earlier, later) -> later);
    }

    public static Parsed parse(Spec spec, Call call) {
        if (spec.raw()) {
            return new Parsed.Good(new Options(List.of(), call.args()));
        }
        List<Given> given = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        List<String> args = call.args();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                operands.addAll(args.subList(i + 1, args.size()));
                break;
            }
            if (!arg.startsWith("-") || arg.equals("-")) {
                if (spec.stopsAtOperand()) {
                    operands.addAll(args.subList(i, args.size()));
                    break;
                }
                operands.add(arg);
                continue;
            }
            boolean word = arg.startsWith("--");
            int equals = word ? arg.indexOf('=') : -1;
            String letters = arg.substring(1);
            String attached = "";
            if (word) {
                String name = equals < 0 ? arg.substring(2) : arg.substring(2, equals);
                Optional<Character> letter = spec.findLetter(name);
                if (letter.isEmpty()) {
                    return bad(
                            spec, call, "unrecognized option '" + (equals < 0 ? arg : arg.substring(0, equals)) + "'");
                }
                letters = letter.get().toString();
                attached = equals < 0 ? "" : arg.substring(equals + 1);
            }
            for (int at = 0; at < letters.length(); at++) {
                char letter = letters.charAt(at);
                if (spec.refuses(letter)) {
                    return new Parsed.Bad(Work.unsupported(call, word ? arg : "-" + letter));
                }
                if (!spec.knows(letter)) {
                    return bad(spec, call, "invalid option -- '" + letter + "'");
                }
                if (!spec.takesArgument(letter)) {
                    given.add(new Given(letter, ""));
                    continue;
                }
                String rest = word ? attached : letters.substring(at + 1);
                if (rest.isEmpty() && equals < 0) {
                    if (++i == args.size()) {
                        return bad(spec, call, "option requires an argument -- '" + letter + "'");
                    }
                    rest = args.get(i);
                }
                given.add(new Given(letter, rest));
                break;
            }
        }
        return new Parsed.Good(new Options(given, operands));
    }

    private static Parsed bad(Spec spec, Call call, String message) {
        return new Parsed.Bad(
                new Work.Say(Output.err(call.message(message) + Refusal.usage(call.applet())), spec.wrong()));
    }
}
