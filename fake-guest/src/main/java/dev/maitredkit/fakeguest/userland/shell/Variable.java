package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;

/**
 * A variable of the shell.
 *
 * @param value empty while it is only declared, as by {@code export X}
 * @param order when it was made; the environment lists variables by it
 */
record Variable(Optional<String> value, boolean exported, boolean readOnly, long order) {
    Variable withValue(Optional<String> next) {
        return new Variable(next, exported, readOnly, order);
    }

    Variable withExported(boolean next) {
        return new Variable(value, next, readOnly, order);
    }

    Variable madeReadOnly() {
        return new Variable(value, exported, true, order);
    }
}
