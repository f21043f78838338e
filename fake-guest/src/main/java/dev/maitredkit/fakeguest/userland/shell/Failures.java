package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;

/** Errors of the shell itself (POSIX sh 2.8.1): they end it, except behind {@code command}. */
final class Failures {
    private Failures() {}

    /** Stands below what {@code command} runs: errors go no further. */
    record Catch() implements Frame {
        @Override
        public void run(Interpreter in) {
            // Nothing failed.
        }

        @Override
        public Optional<Jump> unwind(Interpreter in, Jump jump) {
            return jump instanceof Jump.Abort ? Optional.empty() : Optional.of(jump);
        }
    }

    static void raise(Interpreter in, int status) {
        if (isCaught(in.stack())) {
            Jump.make(in, new Jump.Abort());
        } else {
            in.clear();
        }
        in.setStatus(status);
    }

    private static boolean isCaught(Stack stack) {
        for (Stack at = stack; at != null; at = at.below()) {
            if (at.top() instanceof Catch) {
                return true;
            }
        }
        return false;
    }
}
