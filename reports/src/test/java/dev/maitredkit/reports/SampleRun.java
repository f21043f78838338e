package dev.maitredkit.reports;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.reports.run.Digests;
import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Guest;
import dev.maitredkit.reports.run.Kill;
import dev.maitredkit.reports.run.KillMatrix;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.reports.run.Sentence;
import dev.maitredkit.reports.run.StateDifference;
import java.util.List;

/** Runs as the suite could have recorded them. The rules are made up for the look of a report. */
final class SampleRun {

    private SampleRun() {}

    /** A guest that is wrong in a few things, with every verdict there is. */
    static Run sample() {
        Run.Builder run = frame();
        List<Rule> catalogue = SampleCatalogue.rules();
        for (int i = 0; i < catalogue.size(); i++) {
            Rule rule = catalogue.get(i);
            run.addCatalogue(rule);
            run.addResults(result(rule, i));
        }
        return run.build();
    }

    /** The embedded fake, held to a part of the catalogue, in which all is well. */
    static Run conformant() {
        Run.Builder run = frame();
        for (Rule rule : SampleCatalogue.rules()) {
            run.addCatalogue(rule);
            Result.Builder result = Result.newBuilder().setRule(rule.getId());
            if (rule.getId().startsWith("MOUNT")) {
                result.setVerdict(Result.Verdict.PASSED).setElapsed(Durations.fromMillis(12));
            } else {
                result.setVerdict(Result.Verdict.NOT_RUN).setReason("Left out by --rules MOUNT-*.");
            }
            run.addResults(result);
        }
        return run.setVerdict(Run.Verdict.CONFORMANT)
                .setGuest(Guest.newBuilder()
                        .setAddress("inprocess:fake")
                        .setEmbedded(true)
                        .setProfile("spec")
                        .setDescription("the kit's own fake, profile spec"))
                .setPartial(true)
                .setRuleFilter("MOUNT-*")
                .setHeadline("CONFORMANT (PARTIAL) guest inprocess:fake: 9 rules passed; 35 were not run")
                .build();
    }

    /** A run that ended before any rule came to a verdict. */
    static Run empty() {
        return frame().setVerdict(Run.Verdict.HARNESS_ERROR)
                .setHeadline("HARNESS ERROR guest vsock:3:8888: no answer within 5 s; nothing was run")
                .build();
    }

    /** A run in which every text that a guest could have a hand in is the given one. */
    static Run saying(String text) {
        Rule rule = SampleCatalogue.rules().get(0).toBuilder()
                .setContested(text)
                .setTitle(text)
                .setSource(text)
                .addNeeds(text)
                .build();
        Exchange exchange = Exchange.newBuilder()
                .setStep(1)
                .setStepId(text)
                .setRequest(text)
                .setOutcome(text)
                .setNote(text)
                .setBranch(text)
                .build();
        Failure failure = Failure.newBuilder()
                .setMessage(text)
                .setWanted(text)
                .setGot(text)
                .addTranscript(exchange)
                .setRepeatCommand(text)
                .setScenario(text)
                .setFailingStep(1)
                .setScenarioFile(text)
                .setReplayCommand(text)
                .addState(StateDifference.newBuilder()
                        .setWhat(text)
                        .setWanted(text)
                        .setGot(text))
                .build();
        return frame().setGuest(
                        Guest.newBuilder().setAddress(text).setDescription(text).setProfile(text))
                .setHeadline(text)
                .setCommand(text)
                .setRuleFilter(text)
                .addNotes(text)
                .setKnownFailures(text)
                .addHistory(EarlierRun.newBuilder()
                        .setVerdict(Run.Verdict.CONFORMANT)
                        .setKitVersion(text)
                        .setHeadline(text))
                .addSentences(Sentence.newBuilder()
                        .setElement(text)
                        .setParaphrase(text)
                        .setWhyNone(text))
                .addSentences(Sentence.newBuilder()
                        .setElement("Mount")
                        .setParaphrase(text)
                        .addRules(text))
                .setKillMatrix(KillMatrix.newBuilder()
                        .addKill(Kill.newBuilder()
                                .setSaboteur(text)
                                .setDoes(text)
                                .setRule(text)
                                .setGot(text)
                                .addAlso(text)
                                .addBlocked(text)))
                .setCoverage(Coverage.newBuilder()
                        .addOutcome(Coverage.Outcome.newBuilder()
                                .setAct(text)
                                .setOutcome(text)
                                .setCount(1))
                        .addTransition(Coverage.Transition.newBuilder()
                                .setFrom(text)
                                .setTo("Mount")
                                .setCount(1)))
                .setDigests(Digests.newBuilder().setSuite(text))
                .addCatalogue(rule)
                .addResults(Result.newBuilder()
                        .setRule(rule.getId())
                        .setVerdict(Result.Verdict.FAILED)
                        .setReason(text)
                        .setFailure(failure))
                .build();
    }

    private static Run.Builder frame() {
        return Run.newBuilder()
                .setFormat(RunFiles.FORMAT)
                .setKitVersion("0.1.0")
                .setGuest(Guest.newBuilder()
                        .setAddress("vsock:3:8888")
                        .setDescription("a guest reached over vsock, CID 3, port 8888"))
                .setStarted(Timestamps.fromMillis(1_795_514_400_000L))
                .setElapsed(Durations.fromMillis(41_730))
                .setSeed(8_675_309_001_234L)
                .setTries(100)
                .addAllowed("network")
                .setCommand("maitred-kit certify --guest vsock:3:8888 --allow network --seed 8675309001234")
                .setVerdict(Run.Verdict.NOT_CONFORMANT)
                .setHeadline("NOT CONFORMANT guest vsock:3:8888: 2 of 36 MUST rules failed"
                        + " (LAUNCH-007, MOUNT-004); 1 SHOULD failed; 8 rules were not allowed and did not run")
                .addNotes("The guest's clock was real: properties of slow rules had 5 tries.");
    }

    private static Result result(Rule rule, int index) {
        Result.Builder result = Result.newBuilder()
                .setRule(rule.getId())
                .setElapsed(Durations.fromMicros(310L + 97_003L * index % 1_900_000))
                .setTries(rule.getKind() == Rule.Kind.PROPERTY ? 100 : 1)
                .setChecks(rule.getKind() == Rule.Kind.PROPERTY ? 412 : 4);
        switch (rule.getId()) {
            case "LAUNCH-007" ->
                result.setVerdict(Result.Verdict.FAILED)
                        .setReason("A signalled program was reported as exited.")
                        .setFailure(SampleFailures.signalled());
            case "MOUNT-004" ->
                result.setVerdict(Result.Verdict.FAILED)
                        .setReason("The error of mount(2) came as a gRPC status.")
                        .setFailure(SampleFailures.mountErrno());
            case "LAUNCH-012" ->
                result.setVerdict(Result.Verdict.WARNING)
                        .setReason("The second call was answered only after the first.")
                        .setFailure(SampleFailures.heldUp());
            case "LAUNCH-008" ->
                result.setVerdict(Result.Verdict.BLOCKED).setReason("It builds on LAUNCH-007, which failed.");
            case "MOUNT-009" ->
                result.setVerdict(Result.Verdict.UNDETERMINED).setReason("No probe could read /proc/self/mountinfo.");
            case "WIRE-005" ->
                result.setVerdict(Result.Verdict.HARNESS_ERROR)
                        .setReason("The proxy on the wire could not listen: address in use.");
            case "NETWORK-007" ->
                result.setVerdict(Result.Verdict.NOT_APPLICABLE)
                        .setReason("The guest does not declare the capability ipv6.");
            default -> {
                boolean notAllowed =
                        rule.getId().startsWith("TERMINA") || rule.getId().startsWith("SHUTDOWN");
                if (notAllowed) {
                    result.setVerdict(Result.Verdict.NOT_RUN)
                            .setReason("Not allowed: the run was not given --allow " + rule.getNeeds(0) + ".")
                            .clearElapsed()
                            .setTries(0)
                            .setChecks(0);
                } else {
                    result.setVerdict(Result.Verdict.PASSED);
                }
            }
        }
        return result.build();
    }
}
