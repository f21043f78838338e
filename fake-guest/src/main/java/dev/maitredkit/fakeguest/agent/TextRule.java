package dev.maitredkit.fakeguest.agent;

import java.util.Optional;

/** What becomes of a string that holds a NUL, where the kernel takes C strings. */
public enum TextRule {
    /** It ends there. */
    CUT {
        @Override
        Optional<String> findC(String text) {
            int end = text.indexOf('\0');
            return Optional.of(end < 0 ? text : text.substring(0, end));
        }
    },
    /** The request cannot be done. */
    REFUSE {
        @Override
        Optional<String> findC(String text) {
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        }
    };

    /** The string for the kernel; empty when there is none. */
    abstract Optional<String> findC(String text);
}
