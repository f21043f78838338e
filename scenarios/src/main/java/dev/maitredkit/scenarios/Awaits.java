package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Await;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of steps, and which step each await means. */
final class Awaits {
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final Scenario scenario;
    private final Map<String, Integer> steps = new HashMap<>();
    private final Map<Integer, Integer> awaited = new HashMap<>();

    private Awaits(Scenario scenario) {
        this.scenario = scenario;
    }

    static Awaits check(Scenario scenario, Node node, Complaints complaints) {
        Awaits awaits = new Awaits(scenario);
        awaits.names(node, complaints);
        awaits.awaits(node, complaints);
        return awaits;
    }

    /** The step whose answer the await at this index is about, when there is one. */
    Optional<Step> findAwaited(int index) {
        return Optional.ofNullable(awaited.get(index)).map(scenario::getSteps);
    }

    private void names(Node node, Complaints complaints) {
        for (int i = 0; i < scenario.getStepsCount(); i++) {
            Step step = scenario.getSteps(i);
            Node at = node.child(scenario, Scenario.STEPS_FIELD_NUMBER, i);
            Place place = at.placeOf(step, Step.ID_FIELD_NUMBER);
            if (!step.getId().isEmpty() && !ID.matcher(step.getId()).matches()) {
                complaints.add(
                        place,
                        "\"" + step.getId()
                                + "\" is no name for a step; an id starts with a letter and has letters, digits, - and _");
            }
            Integer first = steps.putIfAbsent(Acts.stepName(step, i), i);
            if (first != null) {
                complaints.add(
                        place,
                        "step " + (first + 1) + " has the id \"" + step.getId()
                                + "\" too; each id stands for one step");
            }
        }
    }

    private void awaits(Node node, Complaints complaints) {
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < scenario.getStepsCount(); i++) {
            Step step = scenario.getSteps(i);
            if (!step.hasAwait()) {
                continue;
            }
            Node at = node.child(scenario, Scenario.STEPS_FIELD_NUMBER, i);
            Place place = at.child(step, Step.AWAIT_FIELD_NUMBER).placeOf(step.getAwait(), Await.STEP_FIELD_NUMBER);
            String name = step.getAwait().getStep();
            Integer meant = steps.get(name);
            if (meant == null) {
                complaints.add(
                        place,
                        "there is no step \"" + name + "\"; " + Nearest.question(name, steps.keySet())
                                + "await names an earlier step in the background");
            } else if (meant >= i) {
                complaints.add(
                        place, "step \"" + name + "\" does not come before this one; an await stands after its step");
            } else if (!scenario.getSteps(meant).getInBackground()) {
                complaints.add(
                        place,
                        "step \"" + name
                                + "\" is not in the background, its answer has been there all along; give it in_background: true");
            } else if (!taken.add(meant)) {
                complaints.add(place, "step \"" + name + "\" has been awaited before; an answer comes once");
            } else {
                awaited.put(i, meant);
            }
        }
    }
}
