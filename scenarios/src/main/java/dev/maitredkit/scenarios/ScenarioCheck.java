package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a message that has the right shape means something: starts the checks of the parts, and does those of the whole. */
final class ScenarioCheck {
    private ScenarioCheck() {}

    static List<Problem> problems(String file, TextParse.Parsed parsed, Predicate<String> knownRule) {
        Scenario scenario = parsed.scenario();
        Node node = parsed.places();
        Complaints complaints = new Complaints(file);
        title(scenario, node, complaints);
        rules(scenario, node, knownRule, complaints);
        needs(scenario, node, complaints);
        steps(scenario, node, complaints);
        return complaints.problems();
    }

    private static void title(Scenario scenario, Node node, Complaints complaints) {
        Place place = node.placeOf(scenario, Scenario.TITLE_FIELD_NUMBER);
        if (scenario.getTitle().isBlank()) {
            complaints.add(place, "the scenario has no title; title: \"…\" says the behaviour in one sentence");
        } else if (scenario.getTitle().contains("\n")) {
            complaints.add(place, "the title has more than one line; it is one sentence, the rest belongs to about");
        }
    }

    private static void rules(Scenario scenario, Node node, Predicate<String> knownRule, Complaints complaints) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < scenario.getRulesCount(); i++) {
            String rule = scenario.getRules(i);
            Place place = node.placeOf(scenario, Scenario.RULES_FIELD_NUMBER, i);
            if (!seen.add(rule)) {
                complaints.add(place, "rule \"" + rule + "\" is named twice; once is enough");
            } else if (!knownRule.test(rule)) {
                complaints.add(
                        place,
                        "there is no rule \"" + rule + "\"; " + Nearest.question(RuleNames.near(rule, knownRule))
                                + "rules are named like LAUNCH-003");
            }
        }
    }

    private static void needs(Scenario scenario, Node node, Complaints complaints) {
        Set<Need> seen = new HashSet<>();
        for (int i = 0; i < scenario.getNeedsCount(); i++) {
            Need need = scenario.getNeeds(i);
            Place place = node.placeOf(scenario, Scenario.NEEDS_FIELD_NUMBER, i);
            if (need == Need.NEED_UNSPECIFIED || need == Need.UNRECOGNIZED) {
                complaints.add(
                        place,
                        "this is no need; it can be NETWORK, TERMINA, SHUTDOWN, FRESH, CONCURRENT_LAUNCH or WIRE");
            } else if (!seen.add(need)) {
                complaints.add(place, "the need " + need + " is given twice; once is enough");
            }
        }
    }

    private static void steps(Scenario scenario, Node node, Complaints complaints) {
        if (scenario.getStepsCount() == 0) {
            complaints.add(
                    node.placeOf(scenario, Scenario.STEPS_FIELD_NUMBER),
                    "the scenario has no steps; steps { launch_process { … } } is one");
        }
        Awaits awaits = Awaits.check(scenario, node, complaints);
        NeedsCheck.check(scenario, node, complaints);
        for (int i = 0; i < scenario.getStepsCount(); i++) {
            Step step = scenario.getSteps(i);
            Node at = node.child(scenario, Scenario.STEPS_FIELD_NUMBER, i);
            StepCheck.check(step, at, complaints);
            Optional<Step> answered = step.hasAwait() ? awaits.findAwaited(i) : Optional.of(step);
            answered.ifPresent(asked -> ExpectCheck.check(step, asked, at, complaints));
        }
    }
}
