package dev.maitredkit.fakeguest.userland.shell;

import java.util.List;

/**
 * A command that is part of the shell.
 *
 * @param special one of POSIX's special builtins (sh 2.14): its errors end the shell, assignments in front of it stay
 */
record Builtin(String name, boolean special, Action action) {
    /** What it does. */
    @FunctionalInterface
    interface Action {
        Outcome run(Call call);
    }

    /**
     * How it was called.
     *
     * @param outer what messages named as running before it
     * @param args the arguments behind its name
     * @param tested as in {@link Eval}
     */
    record Call(Interpreter in, String name, String outer, List<String> args, boolean tested) {
        ShellState state() {
            return in.state();
        }

        String arg(int index) {
            return args.get(index);
        }

        List<String> from(int index) {
            return args.subList(index, args.size());
        }
    }

    /** How it ended. */
    sealed interface Outcome {
        /** It ran, and this is left to be written. */
        record Done(int status, String out, String err) implements Outcome {}

        /** It was used wrongly; the message gets the shell's prefix, and a special builtin ends the shell. */
        record Failed(String message, int status) implements Outcome {}

        /** It has pushed what it does. */
        record Pushed() implements Outcome {}

        Outcome PUSHED = new Pushed();

        static Outcome status(int status) {
            return new Done(status, "", "");
        }

        static Outcome print(String text) {
            return new Done(0, text, "");
        }

        /** A message with the prefix that the programs of busybox have. */
        static Outcome warn(Call call, String message, int status) {
            return new Done(status, "", call.state().identity().applet() + ": " + message + "\n");
        }

        static Outcome failed(String message) {
            return new Failed(message, Interpreter.ERROR);
        }
    }
}
