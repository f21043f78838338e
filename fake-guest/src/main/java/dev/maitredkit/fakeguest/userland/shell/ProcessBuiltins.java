package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import java.util.List;
import java.util.Optional;

/** The builtins that are about the shell's own process. */
final class ProcessBuiltins {
    static final List<Builtin> ALL = List.of(
            new Builtin("trap", true, TrapBuiltin::run),
            new Builtin("umask", false, ProcessBuiltins::umask),
            new Builtin("ulimit", false, ProcessBuiltins::ulimit),
            new Builtin("times", true, call -> Outcome.print("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n")),
            new Builtin("history", false, call -> unsupported(call, "history")),
            new Builtin("help", false, call -> unsupported(call, "help")));

    private ProcessBuiltins() {}

    /** Says that the fake does not know what the real shell would do. */
    static Outcome unsupported(Call call, String what) {
        call.in().sys().unsupported(what);
        return Outcome.failed("not supported by this guest: " + what);
    }

    private static Outcome umask(Call call) {
        int mask = call.in().sys().umask(0);
        call.in().sys().umask(mask);
        boolean symbolic = !call.args().isEmpty() && call.arg(0).equals("-S");
        List<String> operands = symbolic ? call.from(1) : call.args();
        if (operands.isEmpty()) {
            return Outcome.print(symbolic ? symbolic(mask) : String.format("%04o", mask) + "\n");
        }
        Optional<Integer> next = UmaskText.parse(operands.get(0), mask);
        if (next.isEmpty()) {
            return Outcome.failed("illegal mode: " + operands.get(0));
        }
        call.in().sys().umask(next.get());
        return Outcome.status(0);
    }

    private static String symbolic(int mask) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            int bits = ~mask >> 6 - 3 * i & 7;
            out.append(i == 0 ? "u=" : i == 1 ? ",g=" : ",o=");
            out.append((bits & 4) != 0 ? "r" : "")
                    .append((bits & 2) != 0 ? "w" : "")
                    .append((bits & 1) != 0 ? "x" : "");
        }
        return out.append('\n').toString();
    }

    /** The fake has no limits of its own for a process; only what asks for none is answered. */
    private static Outcome ulimit(Call call) {
        boolean asks = call.args().isEmpty() || call.args().equals(List.of("-f"));
        return asks ? Outcome.print("unlimited\n") : unsupported(call, "ulimit " + String.join(" ", call.args()));
    }
}
