package dev.maitredkit.reports.certificate;

import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.run.Digests;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Guest;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;

/** A run that a certificate can be made of. */
final class SampleFullRun {

    private SampleFullRun() {}

    /** Two rules of level MUST that passed and one of level SHOULD that failed. */
    static Run run() {
        return Run.newBuilder()
                .setFormat(RunFiles.FORMAT)
                .setKitVersion("0.1.0")
                .setGuest(Guest.newBuilder().setAddress("vsock:3:8888"))
                .setVerdict(Run.Verdict.CONFORMANT)
                .setHeadline("conformant")
                .setSeed(42)
                .setTries(100)
                .setDigests(Digests.newBuilder()
                        .setSuite("aa".repeat(32))
                        .setProtocol("bb".repeat(32))
                        .setCatalogue("cc".repeat(32)))
                .addCatalogue(rule("MOUNT-001", Rule.Level.MUST))
                .addCatalogue(rule("SHUTDOWN-001", Rule.Level.MUST))
                .addCatalogue(rule("WIRE-001", Rule.Level.SHOULD))
                .addResults(Result.newBuilder().setRule("MOUNT-001").setVerdict(Result.Verdict.PASSED))
                .addResults(Result.newBuilder().setRule("SHUTDOWN-001").setVerdict(Result.Verdict.PASSED))
                .addResults(Result.newBuilder()
                        .setRule("WIRE-001")
                        .setVerdict(Result.Verdict.WARNING)
                        .setReason("so")
                        .setFailure(Failure.newBuilder().setMessage("so")))
                .build();
    }

    private static Rule rule(String id, Rule.Level level) {
        return Rule.newBuilder()
                .setId(id)
                .setLevel(level)
                .setBasis(Rule.Basis.PROTOCOL)
                .build();
    }
}
