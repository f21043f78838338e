package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;

/** The end of a shell: its EXIT trap, then exit(2). */
final class Exits {
    private Exits() {}

    static void begin(Interpreter in, int status) {
        Optional<String> action = in.state().traps().find(Traps.EXIT).filter(it -> !it.isEmpty());
        in.clear();
        if (action.isEmpty()) {
            in.exit(status);
            return;
        }
        in.set(in.state().with(in.state().traps().without(Traps.EXIT)).withStatus(status));
        in.push(new End(status));
        in.push(Input.ofText(Input.Kind.TRAP, false, action.get(), in.state().line()));
    }

    /** Behind the EXIT trap: the status is the one from before it. */
    record End(int status) implements Frame, Signals.InTrap {
        @Override
        public void run(Interpreter in) {
            in.clear();
            in.exit(status);
        }

        @Override
        public int savedStatus() {
            return status;
        }
    }
}
