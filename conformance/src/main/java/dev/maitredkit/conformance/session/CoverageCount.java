package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.scenarios.Errnos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts what a run has met: each kind of call with each kind of answer, and each kind of call straight after another. */
final class CoverageCount {
    private static final Set<String> CALLS =
            Set.of("ConfigureNetwork", "Mount", "LaunchProcess", "StartTermina", "Shutdown");

    /** A call as bytes; its method may be any text, so that it is not told apart. */
    private static final String RAW_CALL = "RawCall";

    private static final String CHECK = "check";
    private static final String AWAIT = "await the answer to ";

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
        Map<String, String> background = new HashMap<>();
        String before = "";
        for (Exchange exchange : result.transcript()) {
            Optional<String> act = act(exchange.request());
            boolean pending = exchange.outcome() instanceof Outcome.Pending;
            if (act.isPresent() && pending) {
                background.put(
                        exchange.stepId().isEmpty() ? String.valueOf(exchange.step()) : exchange.stepId(), act.get());
            }
            if (act.isPresent() && !act.get().equals(CHECK)) {
                if (!before.isEmpty()) {
                    transitions.merge(new Pair(before, act.get()), 1, Integer::sum);
                }
                before = act.get();
            }
            if (!pending) {
                act.or(() -> awaited(exchange.request(), background))
                        .ifPresent(it -> outcomes.merge(new Pair(it, outcome(it, exchange)), 1, Integer::sum));
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

    /** The transcript's line of a call begins with its name, that of a call as bytes with its method. */
    private static Optional<String> act(String request) {
        List<String> words = List.of(request.split("[ ({]", 2));
        if (CALLS.contains(words.get(0))) {
            return Optional.of(words.get(0));
        }
        if (request.startsWith("check: ")) {
            return Optional.of(CHECK);
        }
        return words.get(0).contains("/") ? Optional.of(RAW_CALL) : Optional.empty();
    }

    private static Optional<String> awaited(String request, Map<String, String> background) {
        return request.startsWith(AWAIT)
                ? Optional.ofNullable(background.get(request.substring(AWAIT.length())))
                : Optional.empty();
    }

    private static String outcome(String act, Exchange exchange) {
        Outcome outcome = exchange.outcome();
        if (outcome instanceof Outcome.Silent) {
            return "NO_ANSWER";
        }
        if (!(outcome instanceof Outcome.Answered answered)) {
            return outcome.status();
        }
        if (act.equals(CHECK)) {
            return exchange.note().equals("holds")
                    ? "HOLDS"
                    : exchange.note().equals("does not hold") ? "DOES_NOT_HOLD" : OTHER;
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
