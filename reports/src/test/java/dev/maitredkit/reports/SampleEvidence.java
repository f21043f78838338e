package dev.maitredkit.reports;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.reports.run.Digests;
import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Kill;
import dev.maitredkit.reports.run.KillMatrix;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.reports.run.Sentence;
import dev.maitredkit.reports.run.StateDifference;
import java.util.List;

/** What a record can hold beside the verdicts: sentences, wrong guests, coverage, earlier runs, branches. Made up. */
final class SampleEvidence {

    static final List<String> ACTS =
            List.of("LaunchProcess", "Mount", "ConfigureNetwork", "StartTermina", "Shutdown", "raw call");

    private SampleEvidence() {}

    static Run with(Run run) {
        Run.Builder full = run.toBuilder()
                .setDigests(Digests.newBuilder()
                        .setSuite("5f".repeat(32))
                        .setProtocol("a1".repeat(32))
                        .setCatalogue("0c".repeat(32)))
                .setKillMatrix(kills(run))
                .setCoverage(coverage())
                .addAllSentences(sentences(run))
                .setTimeFactor(1);
        for (int day = 3; day > 0; day--) {
            full.addHistory(earlier(run, day));
        }
        for (int i = 0; i < full.getResultsCount(); i++) {
            full.setResults(i, changed(full.getResults(i)));
        }
        for (int i = 0; i < full.getCatalogueCount(); i++) {
            if (full.getCatalogue(i).getId().equals("LAUNCH-012")) {
                full.getCatalogueBuilder(i)
                        .setContested("One sentence has calls answered one after the other, another has a launch that"
                                + " waits hold up nobody. The rule takes the second reading.");
            }
        }
        return full.build();
    }

    private static Result changed(Result result) {
        return switch (result.getRule()) {
            case "LAUNCH-012" ->
                result.toBuilder()
                        .setVerdict(Result.Verdict.FLAKY)
                        .setReason("It passed in 3 of 5 runs of the same scenario.")
                        .setFailure(branches())
                        .build();
            case "MOUNT-004" ->
                result.toBuilder()
                        .setFailure(result.getFailure().toBuilder()
                                .setScenarioFile("scenarios/MOUNT-004.textproto")
                                .setReplayCommand("maitred-kit run maitred-report/scenarios/MOUNT-004.textproto"
                                        + " --guest vsock:3:8888")
                                .addState(StateDifference.newBuilder()
                                        .setWhat("mount at /tmp/maitred-kit-4f2a/missing")
                                        .setWanted("none")
                                        .setGot("tmpfs (rw,nosuid) from none"))
                                .addState(StateDifference.newBuilder()
                                        .setWhat("entries of /tmp/maitred-kit-4f2a")
                                        .setWanted("alive")
                                        .setGot("alive, missing")))
                        .build();
            case "WIRE-003" ->
                result.toBuilder()
                        .setVerdict(Result.Verdict.KNOWN_FAILURE)
                        .setReason("Known: the guest's decoder is too old. Unknown fields were refused.")
                        .build();
            case "WIRE-004" ->
                result.toBuilder()
                        .setVerdict(Result.Verdict.STALE_KNOWN_FAILURE)
                        .setReason("The file of known failures names it, and it passed.")
                        .build();
            default -> result;
        };
    }

    /** Three branches, a call that failed and one that was never answered. */
    static Failure branches() {
        return Failure.newBuilder()
                .setMessage("No order of the calls explains the answers: two launches, three processes.")
                .setWanted("2 processes named sleep")
                .setGot("3 processes named sleep")
                .addTranscript(call(1, "dir", "", "LaunchProcess { argv: \"mkdir\" }", "OK { status: EXITED }", 0, 40))
                .addTranscript(
                        call(2, "first", "a", "LaunchProcess { argv: \"sleep\" }", "OK { status: LAUNCHED }", 45, 210))
                .addTranscript(
                        call(3, "second", "b", "LaunchProcess { argv: \"sleep\" }", "OK { status: LAUNCHED }", 50, 620))
                .addTranscript(call(4, "mount", "c", "Mount { source: \"none\" }", "no answer", 60, 1_140).toBuilder()
                        .setOpen(true)
                        .build())
                .addTranscript(call(5, "count", "a", "LaunchProcess { argv: \"pgrep\" }", "OK { code: 3 }", 700, 330))
                .setFailingStep(5)
                .setSeed(42)
                .setRepeatCommand("maitred-kit certify --guest vsock:3:8888 --rules LAUNCH-012 --seed 8675309001234")
                .setScenarioFile("scenarios/LAUNCH-012.textproto")
                .setReplayCommand("maitred-kit run maitred-report/scenarios/LAUNCH-012.textproto --guest vsock:3:8888")
                .setScenario("title: \"Two launches make two processes\"\n")
                .build();
    }

    private static Exchange call(
            int step, String id, String branch, String request, String outcome, long at, long took) {
        return Exchange.newBuilder()
                .setStep(step)
                .setStepId(id)
                .setBranch(branch)
                .setRequest(request)
                .setOutcome(outcome)
                .setAt(Durations.fromMillis(at))
                .setTook(Durations.fromMillis(took))
                .build();
    }

    /** Every rule of the protocol's text in a sentence but the last; and three sentences that no rule holds. */
    private static List<Sentence> sentences(Run run) {
        List<Rule> rules = run.getCatalogueList().stream()
                .filter(rule -> rule.getBasis() == Rule.Basis.PROTOCOL)
                .toList();
        List<Sentence> sentences = new java.util.ArrayList<>();
        for (int i = 0; i + 1 < rules.size(); i++) {
            Rule rule = rules.get(i);
            sentences.add(sentence(rule.getSource(), 20 + 7 * i, rule.getTitle(), rule.getId()));
        }
        sentences.add(sentence(
                "MountRequest.source", 301, "The source is named as mount(2) has it.", "MOUNT-001", "MOUNT-005"));
        sentences.add(sentence("MountRequest.data", 309, "A note for whoever maintains the file.").toBuilder()
                .setWhyNone("It asks nothing of a guest.")
                .build());
        sentences.add(
                sentence("LaunchProcessRequest.use_console", 318, "The console is the one the kernel was told of.")
                        .toBuilder()
                        .setWhyNone("A host cannot see a guest's console by calls alone.")
                        .build());
        sentences.add(
                sentence("StartTerminaRequest.stateful_device", 333, "The device holds what outlives the guest."));
        return sentences;
    }

    private static Sentence sentence(String element, int line, String paraphrase, String... rules) {
        return Sentence.newBuilder()
                .setElement(element)
                .setLine(line)
                .setParaphrase(paraphrase)
                .addAllRules(List.of(rules))
                .build();
    }

    private static KillMatrix kills(Run run) {
        KillMatrix.Builder kills = KillMatrix.newBuilder().setFull(true);
        for (Rule rule : run.getCatalogueList().subList(0, run.getCatalogueCount() - 2)) {
            kills.addKill(Kill.newBuilder()
                    .setSaboteur("breaks-" + rule.getId().toLowerCase(java.util.Locale.ROOT))
                    .setDoes("Does everything right but what " + rule.getId() + " asks for.")
                    .setRule(rule.getId())
                    .setKilled(!rule.getId().equals("NETWORK-006"))
                    .setGot(rule.getId().equals("NETWORK-006") ? "" : "wanted status EXITED; got status LAUNCHED")
                    .addAllAlso(rule.getId().equals("LAUNCH-006") ? List.of("LAUNCH-007") : List.of())
                    .addAllBlocked(rule.getId().equals("MOUNT-004") ? List.of("MOUNT-005", "MOUNT-006") : List.of()));
        }
        return kills.build();
    }

    private static Coverage coverage() {
        Coverage.Builder coverage = Coverage.newBuilder();
        String[] outcomes = {
            "LaunchProcess EXITED 2114",
            "LaunchProcess SIGNALED 310",
            "LaunchProcess LAUNCHED 845",
            "LaunchProcess FAILED 97",
            "LaunchProcess INVALID_ARGUMENT 61",
            "Mount OK 512",
            "Mount ENOENT 64",
            "Mount ENODEV 33",
            "Mount ENOTDIR 18",
            "Mount EBUSY 0",
            "ConfigureNetwork OK 120",
            "ConfigureNetwork INVALID_ARGUMENT 40",
            "StartTermina SUCCESS 3",
            "StartTermina FAILED 12",
            "StartTermina STARTING 0",
            "Shutdown OK 4",
            "raw call UNIMPLEMENTED 9"
        };
        for (String outcome : outcomes) {
            int first = outcome.lastIndexOf(' ', outcome.lastIndexOf(' ') - 1);
            String[] rest = outcome.substring(first + 1).split(" ");
            coverage.addOutcome(Coverage.Outcome.newBuilder()
                    .setAct(outcome.substring(0, first))
                    .setOutcome(rest[0])
                    .setCount(Integer.parseInt(rest[1])));
        }
        int[][] counts = {
            {1804, 402, 77, 9, 4, 3},
            {390, 210, 22, 2, 0, 1},
            {70, 30, 41, 0, 0, 0},
            {8, 1, 0, 5, 1, 0},
            {2, 1, 1, 0, 1, 1},
            {4, 1, 0, 0, 0, 3}
        };
        for (int from = 0; from < ACTS.size(); from++) {
            for (int to = 0; to < ACTS.size(); to++) {
                if (counts[from][to] > 0) {
                    coverage.addTransition(Coverage.Transition.newBuilder()
                            .setFrom(ACTS.get(from))
                            .setTo(ACTS.get(to))
                            .setCount(counts[from][to]));
                }
            }
        }
        return coverage.build();
    }

    private static EarlierRun earlier(Run run, int daysBefore) {
        EarlierRun.Builder earlier = EarlierRun.newBuilder()
                .setStarted(Timestamps.subtract(run.getStarted(), Durations.fromDays(daysBefore)))
                .setKitVersion("0.1.0")
                .setVerdict(daysBefore == 2 ? Run.Verdict.CONFORMANT : Run.Verdict.NOT_CONFORMANT)
                .setHeadline("An earlier run.");
        for (Result result : run.getResultsList()) {
            boolean well = daysBefore < 3 && result.getRule().equals("LAUNCH-007");
            boolean ill = daysBefore > 2 && result.getRule().equals("NETWORK-002");
            earlier.putResults(
                    result.getRule(), well ? Result.Verdict.PASSED : ill ? Result.Verdict.FAILED : result.getVerdict());
        }
        return earlier.build();
    }
}
