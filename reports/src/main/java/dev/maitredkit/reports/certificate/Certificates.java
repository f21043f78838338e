package dev.maitredkit.reports.certificate;

import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes certificates. {@link Verification} checks them. */
public final class Certificates {

    /** The file name of a signed certificate. */
    public static final String SIGNED = "certificate.json";

    /** The file name of the statement alone: an envelope without a signature is none. */
    public static final String UNSIGNED = "statement.json";

    private static final int NAMED = 5;

    private Certificates() {}

    /**
     * Why a run is too little for a certificate; empty when it is not. A certificate needs the whole catalogue, the verdict
     * CONFORMANT, and that every MUST was executed and passed, those that change the guest for good included.
     */
    public static Optional<String> refusal(Run run) {
        if (run.getPartial()) {
            return Optional.of(
                    "the run was held to a part of the suite; leave out what made it PARTIAL (a choice of rules,"
                            + " a level, a file of known failures)");
        }
        if (!run.getKnownFailures().isEmpty()) {
            return Optional.of("the run had a file of known failures");
        }
        if (run.getVerdict() != Run.Verdict.CONFORMANT) {
            return Optional.of("the run's verdict is " + run.getVerdict() + ", not CONFORMANT");
        }
        Optional<String> open = open(run);
        if (open.isPresent()) {
            return open;
        }
        boolean digests = Statement.configuration(run).values().stream().noneMatch(String::isEmpty);
        return digests ? Optional.empty() : Optional.of("the run's record lacks the digests of what it was judged by");
    }

    private static Optional<String> open(Run run) {
        Map<String, Result> results = new HashMap<>();
        run.getResultsList().forEach(result -> results.put(result.getRule(), result));
        List<Rule> must = run.getCatalogueList().stream()
                .filter(rule -> rule.getLevel() == Rule.Level.MUST)
                .toList();
        if (must.isEmpty()) {
            return Optional.of("the record has no rule of level MUST");
        }
        List<String> open = must.stream()
                .filter(rule -> !passed(results.get(rule.getId())))
                .map(rule -> rule.getId() + " " + came(results.get(rule.getId())))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String more = open.size() > NAMED ? " and " + (open.size() - NAMED) + " more" : "";
        return Optional.of("every rule of level MUST must have been executed, those that change the guest for good too"
                + " (--allow destructive), and these were not: "
                + String.join(", ", open.subList(0, Math.min(NAMED, open.size()))) + more);
    }

    private static boolean passed(Result result) {
        return result != null && result.getVerdict() == Result.Verdict.PASSED;
    }

    private static String came(Result result) {
        return "(" + (result == null ? "no result" : result.getVerdict().name()) + ")";
    }

    /**
     * Writes the certificate of a run beside its record: signed as {@value #SIGNED}, or, without a key, the statement alone as
     * {@value #UNSIGNED}.
     *
     * @param dir the folder that has the run's record
     * @return the file
     * @throws IllegalArgumentException when there is a {@link #refusal}
     * @throws IOException when the record cannot be read or the file not be written
     */
    public static Path write(Run run, Path dir, Subject subject, Optional<SigningKey> key) throws IOException {
        refusal(run).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        String record = Sha256.of(Files.readAllBytes(dir.resolve(RunFiles.RECORD)));
        String statement = Json.print(Statement.of(run, record, subject));
        Path file = dir.resolve(key.isPresent() ? SIGNED : UNSIGNED);
        Files.writeString(file, key.map(signer -> sign(statement, signer)).orElse(statement), StandardCharsets.UTF_8);
        return file;
    }

    /** The files of an earlier certificate, which say nothing of a new run. */
    public static void removeFrom(Path dir) throws IOException {
        Files.deleteIfExists(dir.resolve(SIGNED));
        Files.deleteIfExists(dir.resolve(UNSIGNED));
    }

    static String sign(String statement, SigningKey key) {
        return Envelope.sign(Envelope.IN_TOTO, statement.getBytes(StandardCharsets.UTF_8), key)
                .print();
    }
}
