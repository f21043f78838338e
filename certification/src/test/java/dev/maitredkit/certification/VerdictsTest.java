package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.session.Capability;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Verdicts that only a whole run can come to. */
class VerdictsTest {
    @Test
    void a_rule_that_fails_every_second_time_is_flaky_and_keeps_its_failure() {
        AtomicInteger refusals = new AtomicInteger();
        Profile fickle = Profile.SPEC.with(
                "fickle",
                rules -> rules.toBuilder()
                        .replies((command, reply) ->
                                reply instanceof Reply.Failed failed && refusals.getAndIncrement() % 2 == 0
                                        ? new Reply.Failed(RpcCode.INTERNAL, failed.message())
                                        : reply)
                        .build());
        Run run = certify(fickle, settings("LAUNCH-023"));
        Result result = result(run, "LAUNCH-023");
        assertThat(result.getVerdict()).as(result.getReason()).isEqualTo(Result.Verdict.FLAKY);
        assertThat(result.getFailure().getGot()).contains("INTERNAL");
        assertThat(run.getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
    }

    @Test
    void a_rule_that_fails_each_time_is_not() {
        Profile wrong = Profile.SPEC.with(
                "wrong",
                rules -> rules.toBuilder()
                        .replies((command, reply) ->
                                reply instanceof Reply.Failed ? new Reply.Failed(RpcCode.INTERNAL, "no") : reply)
                        .build());
        assertThat(result(certify(wrong, settings("LAUNCH-023")), "LAUNCH-023").getVerdict())
                .isEqualTo(Result.Verdict.WARNING);
    }

    @Test
    void a_guest_that_lacks_concurrent_launches_is_never_asked_for_one() {
        AtomicReference<String> probed = new AtomicReference<>("");
        AtomicInteger waits = new AtomicInteger();
        Profile watched = Profile.MAITRED_2018.with(
                "watched",
                rules -> rules.toBuilder()
                        .commands(command -> {
                            if (command instanceof Command.Launch launch && waits.get() > 0) {
                                probed.set(launch.argv().toString());
                            }
                            waits.addAndGet(isWait(command) ? 1 : 0);
                            return command;
                        })
                        .replies((command, reply) -> {
                            waits.addAndGet(isWait(command) ? -1 : 0);
                            return reply;
                        })
                        .build());
        Run run = certify(watched, settings("LAUNCH-*,WIRE-*").lacking(Set.of(Capability.CONCURRENT_LAUNCH)));
        assertThat(result(run, "LAUNCH-024").getVerdict()).isEqualTo(Result.Verdict.NOT_APPLICABLE);
        assertThat(result(run, "WIRE-007").getVerdict()).isEqualTo(Result.Verdict.NOT_APPLICABLE);
        assertThat(run.getHeadline()).contains("not applicable");
        assertThat(probed.get()).isEmpty();
    }

    @Test
    void a_run_counts_what_it_has_met() {
        Run run = certify(Profile.SPEC, settings("MOUNT-003,LAUNCH-005,LAUNCH-024,WIRE-001"));
        assertThat(run.getCoverage().getOutcomeList())
                .extracting(it -> it.getAct() + " " + it.getOutcome())
                .contains("Mount ENOENT", "LaunchProcess EXITED", "RawCall UNIMPLEMENTED")
                .doesNotHaveDuplicates();
        assertThat(run.getCoverage().getOutcomeList()).allMatch(it -> it.getCount() > 0);
        assertThat(run.getCoverage().getTransitionList())
                .extracting(it -> it.getFrom() + " " + it.getTo())
                .contains("LaunchProcess Mount");
    }

    @Test
    void a_failed_check_says_how_the_guest_is_instead() {
        Run run = certify(TestMain.saboteur("no-restrictions").profile(), settings("MOUNT-007"));
        assertThat(result(run, "MOUNT-007").getFailure().getStateList())
                .extracting(it -> it.getWhat() + ": " + it.getWanted() + " / " + it.getGot())
                .containsExactly("option nosuid of the mount at ${dir}/m: there / missing");
        run = certify(TestMain.saboteur("launches-twice").profile(), settings("LAUNCH-026"));
        assertThat(result(run, "LAUNCH-026").getFailure().getStateList())
                .extracting(it -> it.getWhat() + ": " + it.getWanted() + " / " + it.getGot())
                .containsExactly("lines of ${dir}/started: at least 1, at most 1 / 2");
    }

    private static boolean isWait(Command command) {
        return command instanceof Command.Launch launch && launch.lifetime() == Command.Lifetime.AWAIT_EXIT;
    }

    private static Settings settings(String rules) {
        return new Settings(
                Optional.of(RuleGlob.parse(rules, Catalogue.load())),
                Optional.empty(),
                1,
                Settings.DEFAULT_TRIES,
                Permission.all(),
                List.of());
    }

    private static Run certify(Profile profile, Settings settings) {
        CertificationOptions options = new CertificationOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Path.of("unused"), settings);
        return Certification.run(options, EmbeddedGuest.start(profile), Progress.SILENT, Instant.EPOCH);
    }

    private static Result result(Run run, String rule) {
        return run.getResultsList().stream()
                .filter(result -> result.getRule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
