package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of a scenario with parallel branches on one axis of time: a lane for each branch, a bar from a call's begin to its
 * answer. Positions are percentages of the axis, as CSS has them.
 */
record TimeLine(List<Lane> lanes, List<Tick> ticks, int omitted) {

    private static final int MOST_CALLS = 100;
    private static final int MOST_TICKS = 5;

    /** A branch; the name is empty for calls outside of all. */
    record Lane(String name, List<Bar> bars) {}

    /** A call. */
    record Bar(Exchange call, boolean rejected, String left, String width) {

        String name() {
            String id = call.getStepId();
            return call.getStep() + (id.isEmpty() ? "" : " " + id);
        }

        String css() {
            return (rejected ? "bad" : "fine") + (call.getOpen() ? " unanswered" : "");
        }

        String took() {
            return call.getOpen() ? "no answer" : Words.duration(call.getTook());
        }
    }

    /** A mark of the axis. */
    record Tick(String left, String label) {}

    /** Empty when the scenario had no branches: then the transcript tells it all. */
    static Optional<TimeLine> of(Failure failure) {
        List<Exchange> all = failure.getTranscriptList();
        if (all.stream().allMatch(call -> call.getBranch().isEmpty())) {
            return Optional.empty();
        }
        Cut<Exchange> calls = Cut.of(all, MOST_CALLS);
        double start = calls.shown().stream().mapToDouble(TimeLine::begin).min().orElse(0);
        double end = calls.shown().stream().mapToDouble(TimeLine::end).max().orElse(0);
        double span = Math.max(end - start, 1);
        Map<String, List<Bar>> lanes = new LinkedHashMap<>();
        for (Exchange call : calls.shown()) {
            lanes.computeIfAbsent(call.getBranch(), branch -> new ArrayList<>())
                    .add(new Bar(
                            call,
                            call.getStep() == failure.getFailingStep(),
                            percent((begin(call) - start) / span),
                            percent((end(call) - begin(call)) / span)));
        }
        return Optional.of(new TimeLine(
                lanes.entrySet().stream()
                        .map(lane -> new Lane(lane.getKey(), List.copyOf(lane.getValue())))
                        .toList(),
                ticks(start, span),
                calls.omitted()));
    }

    private static double begin(Exchange call) {
        return Words.nanos(call.getAt());
    }

    private static double end(Exchange call) {
        return begin(call) + Math.max(0, Words.nanos(call.getTook()));
    }

    /** Marks at multiples of 1, 2 or 5 of a power of ten. */
    private static List<Tick> ticks(double start, double span) {
        double rough = span / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (int factor : new int[] {2, 5, 10}) {
            if (span / step > MOST_TICKS) {
                step = factor * power;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= MOST_TICKS && i * step <= span * 0.97; i++) {
            ticks.add(new Tick(percent(i * step / span), label(start + i * step)));
        }
        return List.copyOf(ticks);
    }

    private static String label(double nanos) {
        if (nanos == 0) {
            return "0";
        }
        boolean seconds = nanos >= 1e9;
        String number = String.format(Locale.ROOT, "%.3f", nanos / (seconds ? 1e9 : 1e6));
        return number.replaceFirst("\\.?0+$", "") + (seconds ? " s" : " ms");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", Math.min(1, Math.max(0, part)) * 100);
    }
}
