package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Result.Verdict;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Rule.Level;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every run, whatever its rules and however they went. */
class RunJudgePropertyTest {
    private static final Set<Verdict> NOT_BROKEN = Set.of(Verdict.PASSED, Verdict.NOT_RUN);

    /**
     * A rule of a run.
     *
     * @param verdict by itself; FAILED stands for a WARNING where the level is SHOULD
     * @param buildsOn bit n: on the rule that stands n + 1 before it
     */
    record Checked(Level level, Verdict verdict, int buildsOn) {}

    @Property
    void a_rule_keeps_its_verdict_unless_it_builds_on_one_that_did_not_pass(@ForAll("runs") List<Checked> run) {
        Catalogue catalogue = catalogue(run);
        Map<String, Result> checked = results(catalogue, run);
        Map<String, Verdict> judged = new LinkedHashMap<>();
        judge(catalogue, checked).getResultsList().forEach(it -> judged.put(it.getRule(), it.getVerdict()));
        assertThat(judged.keySet()).containsExactlyElementsOf(ids(catalogue));
        catalogue.rules().forEach(rule -> {
            Verdict own = checked.get(rule.getId()).getVerdict();
            boolean firm = rule.getBuildsOnList().stream().map(judged::get).allMatch(NOT_BROKEN::contains);
            assertThat(judged.get(rule.getId())).isEqualTo(firm || own == Verdict.NOT_RUN ? own : Verdict.BLOCKED);
        });
    }

    @Property
    void the_verdict_on_the_guest_is_the_worst_that_its_rules_came_to(@ForAll("runs") List<Checked> run) {
        Catalogue catalogue = catalogue(run);
        Run judged = judge(catalogue, results(catalogue, run));
        List<Verdict> verdicts =
                judged.getResultsList().stream().map(Result::getVerdict).toList();
        if (verdicts.contains(Verdict.FAILED)) {
            assertThat(judged.getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
        } else if (verdicts.contains(Verdict.HARNESS_ERROR)) {
            assertThat(judged.getVerdict()).isEqualTo(Run.Verdict.HARNESS_ERROR);
        } else if (verdicts.contains(Verdict.UNDETERMINED) || mustIsBlocked(catalogue, judged)) {
            assertThat(judged.getVerdict()).isEqualTo(Run.Verdict.INCOMPLETE);
        } else {
            assertThat(judged.getVerdict())
                    .isEqualTo(
                            verdicts.contains(Verdict.PASSED) || verdicts.contains(Verdict.WARNING)
                                    ? Run.Verdict.CONFORMANT
                                    : Run.Verdict.INCOMPLETE);
        }
    }

    private static boolean mustIsBlocked(Catalogue catalogue, Run run) {
        return run.getResultsList().stream()
                .anyMatch(it -> it.getVerdict() == Verdict.BLOCKED
                        && catalogue.require(it.getRule()).getLevel() == Level.MUST);
    }

    @Provide
    Arbitrary<List<Checked>> runs() {
        return Combinators.combine(
                        Arbitraries.of(Level.MUST, Level.SHOULD),
                        Arbitraries.of(
                                Verdict.PASSED,
                                Verdict.PASSED,
                                Verdict.PASSED,
                                Verdict.FAILED,
                                Verdict.UNDETERMINED,
                                Verdict.HARNESS_ERROR,
                                Verdict.NOT_RUN),
                        Arbitraries.of(0, 0, 1, 2, 3))
                .as(Checked::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Catalogue catalogue(List<Checked> run) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            Rule.Builder rule =
                    Rule.newBuilder().setId("A-00" + i).setLevel(run.get(i).level());
            for (int back = 1; back <= 2 && back <= i; back++) {
                if ((run.get(i).buildsOn() & back) != 0) {
                    rule.addBuildsOn("A-00" + (i - back));
                }
            }
            rules.add(rule.build());
        }
        return Catalogue.of(rules);
    }

    private static Map<String, Result> results(Catalogue catalogue, List<Checked> run) {
        Map<String, Result> results = new LinkedHashMap<>();
        for (int i = 0; i < run.size(); i++) {
            Rule rule = catalogue.rules().get(i);
            boolean warned = rule.getLevel() == Level.SHOULD && run.get(i).verdict() == Verdict.FAILED;
            results.put(
                    rule.getId(),
                    Result.newBuilder()
                            .setRule(rule.getId())
                            .setVerdict(warned ? Verdict.WARNING : run.get(i).verdict())
                            .setReason("because")
                            .build());
        }
        return results;
    }

    private static Run judge(Catalogue catalogue, Map<String, Result> checked) {
        Settings settings = new Settings(Optional.empty(), Optional.empty(), 1, 1, Permission.all(), List.of());
        return RunJudge.judge(Run.getDefaultInstance(), catalogue, settings, checked);
    }

    private static List<String> ids(Catalogue catalogue) {
        return catalogue.rules().stream().map(Rule::getId).toList();
    }
}
