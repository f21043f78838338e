package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import java.util.Optional;

/** Signals that the shell catches, and their traps (POSIX sh, trap). */
final class Signals {
    private Signals() {}

    /** A frame behind a trap's action. */
    interface InTrap {
        /** $? before the trap, which exit without an operand goes back to. */
        int savedStatus();
    }

    /** Looks for a signal that has arrived; true when something was pushed for it. */
    static boolean takeTraps(Interpreter in) {
        Optional<Integer> signal = in.sys().takeCaught();
        if (signal.isEmpty()) {
            return false;
        }
        deliver(in, signal.get());
        return true;
    }

    /** Does what the shell wants done about a signal that it caught. */
    static void deliver(Interpreter in, int signal) {
        Optional<String> action = in.state().traps().find(signal);
        if (action.isEmpty()) {
            dieBy(in, signal);
        } else if (!action.get().isEmpty()) {
            pushTrap(in, action.get());
        }
    }

    static void pushTrap(Interpreter in, String action) {
        in.push(new Trapped(in.state().status()));
        in.push(Input.ofText(Input.Kind.TRAP, false, action, in.state().line()));
    }

    /** The shell caught it for itself only to end in order, as SIGINT under sh -c. */
    private static void dieBy(Interpreter in, int signal) {
        in.sys().sigaction(signal, Disposition.DEFAULT);
        in.sys().kill(in.sys().self().number(), signal);
        in.yield();
    }

    /** Behind the action of a trap: $? is as before it. */
    private record Trapped(int savedStatus) implements Frame, InTrap {
        @Override
        public void run(Interpreter in) {
            in.setStatus(savedStatus);
        }
    }
}
