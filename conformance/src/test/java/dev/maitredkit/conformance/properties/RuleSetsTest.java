package dev.maitredkit.conformance.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.session.RuleHook;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.scenarios.NamedScenario;
import dev.maitredkit.scenarios.Scenarios;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;

/** The catalogue, the properties and the scenario files name the same rules. */
class RuleSetsTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void every_rule_has_one_property_and_every_property_has_a_rule() {
        assertThat(checks().map(check -> RuleHook.findRuleId(check.getName()).orElse(check.getName())))
                .as("methods of the classes in RuleSets.ALL against catalogue.textproto: a rule wants one check, named"
                        + " after its id, and a check wants a rule")
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.rules().stream().map(Rule::getId).toList());
    }

    @Test
    void they_are_in_one_order_in_every_process_a_class_after_the_other_and_by_id_in_each() {
        List<String> ids = checks().map(check -> check.getDeclaringClass().getSimpleName() + " " + check.getName())
                .toList();
        List<String> classes = RuleSets.ALL.stream().map(Class::getSimpleName).toList();
        assertThat(ids)
                .isSortedAccordingTo(Comparator.comparing((String id) -> classes.indexOf(id.split(" ")[0]))
                        .thenComparing(id -> id));
    }

    @Test
    void a_rule_of_the_kind_scenario_has_a_file_and_is_an_example() {
        List<String> examples = checks().filter(check -> check.isAnnotationPresent(Example.class))
                .map(check -> RuleHook.findRuleId(check.getName()).orElseThrow())
                .toList();
        List<String> ofKindScenario = catalogue.rules().stream()
                .filter(rule -> rule.getKind() == Rule.Kind.SCENARIO)
                .map(Rule::getId)
                .toList();
        assertThat(examples)
                .as("methods with @Example against rules of the kind SCENARIO")
                .containsExactlyInAnyOrderElementsOf(ofKindScenario);
        assertThat(ofKindScenario)
                .as("rules of the kind SCENARIO: a file of scenarios/, in its index, names each first")
                .allMatch(id -> Scenarios.findByRule(id).isPresent());
    }

    @Test
    void every_scenario_file_blames_a_rule_of_the_catalogue_that_needs_just_what_the_file_needs() {
        for (NamedScenario file : Scenarios.all()) {
            Rule rule = catalogue.require(file.scenario().getRules(0));
            assertThat(file.scenario().getNeedsList().stream().map(Enum::name))
                    .as(file.name())
                    .containsExactlyInAnyOrderElementsOf(rule.getNeedsList());
        }
    }

    @Test
    void a_must_never_builds_on_less_than_a_must() {
        for (Rule rule : catalogue.rules()) {
            if (rule.getLevel() == Rule.Level.MUST) {
                assertThat(rule.getBuildsOnList())
                        .as(rule.getId())
                        .allMatch(id -> catalogue.require(id).getLevel() == Rule.Level.MUST);
            }
        }
    }

    @Test
    void there_are_rules_enough_and_each_says_what_and_why() {
        assertThat(catalogue.rules()).hasSizeGreaterThanOrEqualTo(90).allSatisfy(rule -> {
            assertThat(rule.getTitle()).endsWith(".");
            assertThat(rule.getSource()).isNotBlank();
            assertThat(rule.getLevel()).isNotEqualTo(Rule.Level.LEVEL_UNSPECIFIED);
            assertThat(rule.getBasis()).isNotEqualTo(Rule.Basis.BASIS_UNSPECIFIED);
        });
    }

    private static Stream<Method> checks() {
        return RuleSets.checks().stream();
    }
}
