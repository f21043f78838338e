package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.Optional;

/** The values of variables, positional and special parameters (POSIX sh 2.5), except {@code @} and {@code *}. */
final class Parameters {
    private Parameters() {}

    /** The value; empty when the parameter is unset. */
    static Optional<String> find(ShellState state, String name) {
        char c = name.charAt(0);
        if (c >= '0' && c <= '9') {
            return findPositional(state, Numbers.findDecimal(name).orElse(Integer.MAX_VALUE));
        }
        return switch (name) {
            case "#" -> Optional.of(Integer.toString(state.parameters().size()));
            case "?" -> Optional.of(Integer.toString(state.status()));
            case "-" -> Optional.of(state.flags());
            case "$" -> Optional.of(Integer.toString(state.identity().pid()));
            case "!" -> state.identity().background().map(pid -> Integer.toString(pid));
            case "LINENO" ->
                state.variables().find(name).map(value -> value.isEmpty() ? Integer.toString(state.line()) : value);
            default -> state.variables().find(name);
        };
    }

    private static Optional<String> findPositional(ShellState state, int index) {
        if (index == 0) {
            return Optional.of(state.identity().arg0());
        }
        return index <= state.parameters().size()
                ? Optional.of(state.parameters().get(index - 1))
                : Optional.empty();
    }
}
