package dev.maitredkit.conformance.session;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import java.util.Optional;
import java.util.Set;

/** Which rules a run leaves unchecked, and why. A rule's needs decide, so they must have all that its scenarios need. */
final class WithoutCheck {
    private static final Set<Need> DECLARED = Set.of(Need.NETWORK, Need.TERMINA, Need.SHUTDOWN, Need.CONCURRENT_LAUNCH);

    private WithoutCheck() {}

    static Optional<Result> find(Rule rule, Settings settings) {
        if (!settings.wants(rule)) {
            return Optional.of(result(rule, Result.Verdict.NOT_RUN, "left out by a filter"));
        }
        return lacked(rule, settings).or(() -> forbidden(rule, settings));
    }

    private static Optional<Result> lacked(Rule rule, Settings settings) {
        return settings.lacks().stream()
                .filter(capability -> needs(rule, capability.need()))
                .findFirst()
                .map(capability -> result(
                        rule, Result.Verdict.NOT_APPLICABLE, "the guest is declared to lack " + capability.word()));
    }

    private static Optional<Result> forbidden(Rule rule, Settings settings) {
        return Permission.all().stream()
                .filter(permission ->
                        needs(rule, permission.need()) && !settings.allowed().contains(permission))
                .findFirst()
                .map(permission ->
                        result(rule, Result.Verdict.NOT_RUN, "not allowed: it needs --allow " + permission.word()));
    }

    /** A fault of the suite's, found before the scenario does what the run may not have allowed. */
    static void requireDeclared(Rule rule, Scenario scenario) {
        for (Need need : scenario.getNeedsList()) {
            if (DECLARED.contains(need) && !needs(rule, need)) {
                throw new IllegalStateException(rule.getId() + " has a scenario that needs " + need
                        + ", which the catalogue does not say of it");
            }
        }
    }

    private static boolean needs(Rule rule, Need need) {
        return rule.getNeedsList().contains(need.name());
    }

    private static Result result(Rule rule, Result.Verdict verdict, String reason) {
        return Result.newBuilder()
                .setRule(rule.getId())
                .setVerdict(verdict)
                .setReason(reason)
                .build();
    }
}
