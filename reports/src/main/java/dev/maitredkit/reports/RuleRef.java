package dev.maitredkit.reports;

import java.util.HashMap;
import java.util.Map;

/**
 * A rule named somewhere else than in its own line, with what it came to.
 *
 * @param known whether the catalogue has it, so that a link leads somewhere
 */
record RuleRef(String id, Look look, boolean known) {

    /** What rules came to, by id. */
    record Index(Map<String, Look> looks) {

        static Index of(Iterable<RuleLine> lines) {
            Map<String, Look> looks = new HashMap<>();
            lines.forEach(line -> looks.put(line.id(), line.look()));
            return new Index(Map.copyOf(looks));
        }

        RuleRef ref(String id) {
            return new RuleRef(id, looks.getOrDefault(id, Look.NO_RULE), looks.containsKey(id));
        }
    }
}
