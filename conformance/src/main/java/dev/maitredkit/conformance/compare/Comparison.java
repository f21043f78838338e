package dev.maitredkit.conformance.compare;

import dev.maitredkit.conformance.compare.ComparisonResult.Score;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.Observer;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs the same generated scenarios on two guests, shrinks each difference, and says which of them are tolerated. */
public final class Comparison {
    private final Observer first;
    private final Observer second;
    private final Tolerances tolerances;
    private final Consumer<Difference> found;
    private final Map<String, Score> byKind = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int scenarios;

    private Comparison(GuestUnderTest first, GuestUnderTest second, Tolerances tolerances, Consumer<Difference> found) {
        this.found = found;
        this.first = new Observer(first, ScenarioRunner.freshDirectory());
        this.second = new Observer(second, ScenarioRunner.freshDirectory());
        this.tolerances = tolerances;
    }

    /**
     * Compares two guests.
     *
     * @param seed what the scenarios are drawn from
     * @param steps how many steps to generate at least
     * @param network whether scenarios may change the guests' network
     * @param found told of each difference, shrunk, as soon as it is met; of the same one once
     * @throws GuestLostException when one of them is lost on the way
     */
    public static ComparisonResult run(
            GuestUnderTest first,
            GuestUnderTest second,
            long seed,
            int steps,
            boolean network,
            Tolerances tolerances,
            Consumer<Difference> found)
            throws GuestLostException {
        Comparison comparison = new Comparison(first, second, tolerances, found);
        Generator generator = new Generator(seed, network);
        for (int done = 0; done < steps; ) {
            Scenario scenario = generator.next();
            comparison.compare(scenario);
            done += scenario.getStepsCount();
        }
        return comparison.result();
    }

    private void compare(Scenario scenario) throws GuestLostException {
        scenarios++;
        Optional<Difference> difference = difference(scenario);
        int same = difference.map(found -> found.scenario().getStepsCount() - 1).orElse(scenario.getStepsCount());
        for (int i = 0; i < same; i++) {
            count(scenario.getSteps(i), true);
        }
        if (difference.isPresent()) {
            count(scenario.getSteps(same), false);
            if (known.add(difference.get().step() + "\n" + difference.get().first() + "\n"
                    + difference.get().second())) {
                // One that is tolerated has been understood: nobody needs it small.
                Difference smallest = difference.get().tolerated().isPresent()
                        ? difference.get()
                        : Shrinking.smallest(difference.get(), this::difference);
                differences.add(smallest);
                found.accept(smallest);
            }
        }
    }

    private void count(Step step, boolean same) {
        String kind = step.getActCase().name().toLowerCase(java.util.Locale.ROOT);
        byKind.merge(kind, new Score(1, same ? 1 : 0), (score, one) -> score.plus(same));
    }

    /** The first difference; its scenario ends there. */
    private Optional<Difference> difference(Scenario scenario) throws GuestLostException {
        List<Outcome> here = first.observe(scenario);
        List<Outcome> there = second.observe(scenario);
        for (int i = 0; i < scenario.getStepsCount(); i++) {
            Step step = scenario.getSteps(i);
            String one = Observation.of(step, here.get(i));
            String other = Observation.of(step, there.get(i));
            if (!one.equals(other)) {
                Scenario upTo = scenario.toBuilder()
                        .clearSteps()
                        .addAllSteps(scenario.getStepsList().subList(0, i + 1))
                        .build();
                String text = Observer.describe(step);
                return Optional.of(new Difference(upTo, text, one, other, tolerances.findReason(text, one, other)));
            }
        }
        return Optional.empty();
    }

    private ComparisonResult result() {
        int steps = byKind.values().stream().mapToInt(Score::steps).sum();
        int agreed = byKind.values().stream().mapToInt(Score::agreed).sum();
        return new ComparisonResult(scenarios, steps, agreed, byKind, List.copyOf(differences), tolerances.unused());
    }
}
