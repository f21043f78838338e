package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.scenarios.Errnos;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a run has met: each kind of call with each kind of answer, and each kind of call straight after another. */
final class CoverageCount {

    /** A value that no protocol knows; what a guest makes up does not make the record grow. */
    private static final String OTHER = "OTHER";

    private record Pair(String first, String second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byFirst = first.compareTo(other.first);
            return byFirst == 0 ? second.compareTo(other.second) : byFirst;
        }
    }

    private final Map<Pair, Integer> outcomes = new TreeMap<>();
    private final Map<Pair, Integer> transitions = new TreeMap<>();

    void add(ScenarioResult result) {
        String before = "";
        for (Exchange exchange : result.transcript()) {
            String act = exchange.act();
            if (!act.isEmpty() && !(exchange.outcome() instanceof Outcome.Pending)) {
                outcomes.merge(new Pair(act, outcome(exchange)), 1, Integer::sum);
            }
            if (!act.isEmpty() && !act.equals(Exchange.CHECK) && !exchange.late()) {
                if (!before.isEmpty()) {
                    transitions.merge(new Pair(before, act), 1, Integer::sum);
                }
                before = act;
            }
        }
    }

    Coverage record() {
        Coverage.Builder coverage = Coverage.newBuilder();
        outcomes.forEach((pair, count) -> coverage.addOutcomeBuilder()
                .setAct(pair.first())
                .setOutcome(pair.second())
                .setCount(count));
        transitions.forEach((pair, count) -> coverage.addTransitionBuilder()
                .setFrom(pair.first())
                .setTo(pair.second())
                .setCount(count));
        return coverage.build();
    }

    private static String outcome(Exchange exchange) {
        Outcome outcome = exchange.outcome();
        if (outcome instanceof Outcome.Silent) {
            return "NO_ANSWER";
        }
        if (!(outcome instanceof Outcome.Answered answered)) {
            return outcome.status();
        }
        if (exchange.act().equals(Exchange.CHECK)) {
            return outcome.exitedWith(0) ? "HOLDS" : outcome.exitedWith(1) ? "DOES_NOT_HOLD" : OTHER;
        }
        if (answered.response() instanceof MountResponse mount) {
            return errno(mount.getError());
        }
        if (answered.response() instanceof LaunchProcessResponse launch) {
            return enumName(launch.getStatus());
        }
        return answered.response() instanceof StartTerminaResponse termina ? enumName(termina.getStatus()) : "OK";
    }

    private static String errno(int error) {
        String text = Errnos.describe(error);
        int space = text.indexOf(' ');
        return error == 0 ? "OK" : space < 0 ? OTHER : text.substring(0, space);
    }

    private static String enumName(Enum<?> value) {
        return value.name().equals("UNRECOGNIZED") ? OTHER : value.name();
    }
}
