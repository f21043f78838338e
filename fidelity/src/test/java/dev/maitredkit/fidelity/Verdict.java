package dev.maitredkit.fidelity;

import java.util.List;
import java.util.Objects;

/**
 * What is to be said about a row.
 *
 * @param reasons the differences, or why it is not modelled
 */
record Verdict(String id, String what, Kind kind, List<String> reasons) {
    enum Kind {
        AGREED,
        DIFFERS,
        NOT_MODELLED
    }

    Verdict {
        Objects.requireNonNull(id);
        Objects.requireNonNull(what);
        reasons = List.copyOf(reasons);
    }

    static Verdict of(String id, String what, List<String> differences) {
        return new Verdict(id, what, differences.isEmpty() ? Kind.AGREED : Kind.DIFFERS, differences);
    }
}
