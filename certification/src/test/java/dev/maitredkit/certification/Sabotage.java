package dev.maitredkit.certification;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.reports.run.Kill;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.saboteurs.Saboteur;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The suite, held against a saboteur. */
final class Sabotage {
    static final Catalogue CATALOGUE = Catalogue.load();

    /** Every saboteur is wrong whenever its point comes up, so few scenarios are enough. */
    private static final int TRIES = 5;

    private static final Set<Result.Verdict> BROKEN =
            EnumSet.of(Result.Verdict.FAILED, Result.Verdict.WARNING, Result.Verdict.FLAKY);
    private static final Set<Result.Verdict> OPEN = EnumSet.of(Result.Verdict.BLOCKED, Result.Verdict.UNDETERMINED);

    /** A scenario's directory has another name in each run. */
    private static final Pattern DIRECTORY = Pattern.compile("/tmp/maitred-kit-[0-9a-f-]+/\\d+");

    private Sabotage() {}

    /**
     * What came of a saboteur.
     *
     * @param kill for the matrix
     * @param faults why it is no clean catch, a sentence each; none when it is
     */
    record Outcome(Kill kill, List<String> faults) {}

    /** All rules. */
    static Outcome wholeSuite(Saboteur saboteur) {
        return judge(saboteur, run(saboteur, Optional.empty()));
    }

    /** The rule that it breaks, and those that this one builds on. */
    static Outcome ownRule(Saboteur saboteur) {
        Set<String> rules = new LinkedHashSet<>();
        addWithBases(saboteur.rule(), rules);
        return judge(saboteur, run(saboteur, Optional.of(RuleGlob.parse(String.join(",", rules), CATALOGUE))));
    }

    private static void addWithBases(String rule, Set<String> rules) {
        rules.add(rule);
        CATALOGUE.require(rule).getBuildsOnList().forEach(base -> addWithBases(base, rules));
    }

    private static Run run(Saboteur saboteur, Optional<RuleGlob> rules) {
        Settings settings = new Settings(rules, Optional.empty(), 1, TRIES, Permission.all(), List.of());
        CertificationOptions options = new CertificationOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Path.of("unused"), settings);
        return Certification.run(options, SabotagedGuest.start(saboteur), Progress.SILENT, Instant.EPOCH);
    }

    static Outcome judge(Saboteur saboteur, Run run) {
        List<String> faults = new ArrayList<>();
        Kill.Builder kill = Kill.newBuilder()
                .setSaboteur(saboteur.name())
                .setDoes(saboteur.does())
                .setRule(saboteur.rule());
        for (Result result : run.getResultsList()) {
            boolean own = result.getRule().equals(saboteur.rule());
            boolean broken = BROKEN.contains(result.getVerdict());
            if (own) {
                kill.setGot(said(result)).setKilled(broken && saboteur.isForeseen(said(result)));
            } else if (broken) {
                kill.addAlso(result.getRule());
            } else if (OPEN.contains(result.getVerdict())) {
                kill.addBlocked(result.getRule());
            }
            if (broken && !own && !saboteur.also().contains(result.getRule())) {
                faults.add(result.getRule() + " failed as well: " + said(result));
            }
            boolean crash = result.getVerdict() == Result.Verdict.HARNESS_ERROR
                    || result.getReason().contains("guest was lost");
            if (crash) {
                faults.add(result.getRule() + " came to " + result.getVerdict() + ": " + said(result));
            }
        }
        if (!kill.getKilled()) {
            faults.add(0, saboteur + " and was not caught for that; the rule says: " + kill.getGot());
        }
        return new Outcome(kill.build(), faults);
    }

    /** What a rule said, the same in every run. */
    private static String said(Result result) {
        String text = result.getVerdict() == Result.Verdict.PASSED ? "passed" : result.getReason();
        return DIRECTORY.matcher(text).replaceAll("\\${dir}");
    }
}
