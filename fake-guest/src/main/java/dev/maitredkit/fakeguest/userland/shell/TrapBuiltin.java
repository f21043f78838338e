package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import dev.maitredkit.fakeguest.userland.shell.text.SignalNames;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;

/** {@code trap}. */
final class TrapBuiltin {
    private TrapBuiltin() {}

    static Outcome run(Call call) {
        List<String> args = call.args();
        if (!args.isEmpty() && args.get(0).equals("--")) {
            args = call.from(1);
        } else if (!args.isEmpty() && args.get(0).startsWith("-") && args.get(0).length() > 1) {
            return args.get(0).equals("-p")
                    ? Outcome.print(list(call.state().traps()))
                    : Outcome.failed("illegal option " + args.get(0));
        }
        if (args.isEmpty()) {
            return Outcome.print(list(call.state().traps()));
        }
        boolean resetsAll = args.size() == 1 || Numbers.findDecimal(args.get(0)).isPresent();
        boolean resets = resetsAll || args.get(0).equals("-");
        String action = resets ? "" : args.get(0);
        StringBuilder errors = new StringBuilder();
        for (String name : resetsAll ? args : args.subList(1, args.size())) {
            Optional<Integer> signal = name.equals("ERR") ? Optional.of(Traps.ERR) : SignalNames.find(name);
            if (signal.isEmpty()) {
                errors.append(call.state().prefix()).append(name).append(": invalid signal specification\n");
            } else {
                set(call, signal.get(), resets, action);
            }
        }
        return new Outcome.Done(errors.isEmpty() ? 0 : 1, "", errors.toString());
    }

    private static void set(Call call, int signal, boolean resets, String action) {
        Traps traps = call.state().traps();
        call.in().set(call.state().with(resets ? traps.without(signal) : traps.with(signal, action)));
        if (signal == Traps.EXIT
                || signal == Traps.ERR
                || traps.ignoredAtStart().contains(signal)) {
            return;
        }
        Disposition disposition = resets
                ? Startup.ownDisposition(call.state(), signal)
                : action.isEmpty() ? Disposition.IGNORE : Disposition.CATCH;
        call.in().sys().sigaction(signal, disposition);
    }

    private static String list(Traps traps) {
        PSortedMap<Integer, String> shown = traps.actions().isEmpty() ? traps.listed() : traps.actions();
        StringBuilder out = new StringBuilder();
        shown.forEach((signal, action) -> out.append("trap -- ")
                .append(Trace.quote(action))
                .append(' ')
                .append(signal == Traps.ERR ? "ERR" : SignalNames.of(signal))
                .append('\n'));
        return out.toString();
    }
}
