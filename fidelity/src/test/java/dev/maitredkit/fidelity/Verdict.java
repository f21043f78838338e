package dev.maitredkit.fidelity;

import dev.maitredkit.fidelity.data.Row;
import java.util.List;
import java.util.Objects;

/**
 * What is to be said about a row.
 *
 * @param reasons the differences, or why it is not modelled
 * @param because why it differs, as far as that was written down
 */
record Verdict(String id, String what, Kind kind, List<String> reasons, String because) {
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

    static Verdict of(Row row, List<String> differences) {
        Kind kind = differences.isEmpty() ? Kind.AGREED : Kind.DIFFERS;
        return new Verdict(row.getId(), row.getWhat(), kind, differences, row.getDiffersBecause());
    }

    static Verdict notModelled(Row row) {
        return new Verdict(row.getId(), row.getWhat(), Kind.NOT_MODELLED, List.of(row.getNotModelled()), "");
    }
}
