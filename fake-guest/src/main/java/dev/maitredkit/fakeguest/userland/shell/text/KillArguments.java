package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.List;
import java.util.Optional;

/** The arguments of kill(1) as BusyBox 1.35 reads them. */
public sealed interface KillArguments {
    int TERM = 15;
    int LAST_STANDARD = 31;

    /** A signal for each operand. */
    record Send(int signal, List<String> operands) implements KillArguments {}

    /** {@code -l}: names or numbers to print. */
    record Listing(String out, String error, int status) implements KillArguments {}

    /** They make no sense; the message lacks the program's name. */
    record Wrong(String error) implements KillArguments {}

    /** Reads those behind the program's name. */
    static KillArguments parse(List<String> args) {
        if (!args.isEmpty() && args.get(0).equals("-l")) {
            return list(args.subList(1, args.size()));
        }
        int signal = TERM;
        int first = 0;
        if (!args.isEmpty() && args.get(0).startsWith("-") && !args.get(0).equals("--")) {
            String name = args.get(0).substring(1);
            first = 1;
            if (name.equals("s") && args.size() > 1) {
                name = args.get(1);
                first = 2;
            }
            Optional<Integer> found = SignalNames.find(name);
            if (found.isEmpty()) {
                return new Wrong("bad signal name '" + name + "'");
            }
            signal = found.get();
        }
        if (first < args.size() && args.get(first).equals("--")) {
            first++;
        }
        return first == args.size()
                ? new Wrong("you need to specify whom to kill")
                : new Send(signal, List.copyOf(args.subList(first, args.size())));
    }

    private static Listing list(List<String> names) {
        StringBuilder out = new StringBuilder();
        if (names.isEmpty()) {
            for (int signal = 1; signal <= LAST_STANDARD; signal++) {
                out.append(String.format("%2d) %s\n", signal, SignalNames.of(signal)));
            }
            return new Listing(out.toString(), "", 0);
        }
        for (String name : names) {
            Optional<Integer> number = Numbers.findDecimal(name);
            Optional<Integer> signal = number.isPresent() ? number.map(it -> it & 0x7f) : SignalNames.find(name);
            if (signal.isEmpty()) {
                return new Listing(out.toString(), "unknown signal '" + name + "'", 1);
            }
            out.append(number.isPresent() ? SignalNames.of(signal.get()) : signal.get())
                    .append('\n');
        }
        return new Listing(out.toString(), "", 0);
    }

    /** A pid, a group as its negative, or one of kill(2)'s special values. */
    static Optional<Integer> findPid(String operand) {
        return Numbers.findSigned(operand)
                .filter(it -> it >= Integer.MIN_VALUE && it <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }
}
