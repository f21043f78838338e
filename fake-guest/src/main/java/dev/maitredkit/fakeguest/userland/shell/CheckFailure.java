package dev.maitredkit.fakeguest.userland.shell;

/** Behind a command whose failure ends the shell under {@code set -e}, and runs the trap of ERR. */
record CheckFailure() implements Frame {
    @Override
    public void run(Interpreter in) {
        if (in.state().status() == 0) {
            return;
        }
        if (in.state().has(Option.ERREXIT)) {
            in.clear();
        }
        in.state()
                .traps()
                .find(Traps.ERR)
                .filter(action -> !action.isEmpty())
                .ifPresent(action -> Signals.pushTrap(in, action));
    }
}
