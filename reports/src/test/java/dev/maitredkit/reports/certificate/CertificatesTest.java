package dev.maitredkit.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.run.Digests;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final Subject IMAGE = new Subject("termina.img", "12".repeat(32));

    @TempDir
    Path dir;

    private String certificate;
    private byte[] record;

    @BeforeEach
    void certify() throws IOException {
        RunFiles.write(SampleFullRun.run(), dir);
        Path file = Certificates.write(SampleFullRun.run(), dir, IMAGE, Optional.of(TestKeys.signing()));
        assertThat(file).hasFileName("certificate.json");
        certificate = Files.readString(file);
        record = Files.readAllBytes(dir.resolve("run.json"));
    }

    @Test
    void the_statement_is_an_in_toto_test_result_about_the_subject() {
        JsonObject statement = statement();
        assertThat(Json.string(statement, "_type")).contains("https://in-toto.io/Statement/v1");
        assertThat(Json.string(statement, "predicateType")).contains("https://in-toto.io/attestation/test-result/v0.1");
        assertThat(StatementCheck.subjects(statement)).containsExactly(IMAGE.toString());
        JsonElement predicate = statement.get("predicate");
        assertThat(Json.string(predicate, "result")).contains("WARNED");
        assertThat(StatementCheck.array(predicate, "passedTests")).hasToString("[\"MOUNT-001\",\"SHUTDOWN-001\"]");
        assertThat(StatementCheck.array(predicate, "warnedTests")).hasToString("[\"WIRE-001\"]");
        assertThat(StatementCheck.array(predicate, "failedTests")).isEmpty();
        assertThat(StatementCheck.array(predicate, "configuration"))
                .extracting(Statement::digest)
                .containsExactly("aa".repeat(32), "bb".repeat(32), "cc".repeat(32));
        assertThat(Statement.digest(Json.member(predicate, "maitredkit_run").orElseThrow()))
                .isEqualTo(Sha256.of(record));
    }

    @Test
    void without_a_warning_the_result_is_passed() {
        assertThat(Statement.result(
                        SampleFullRun.run().toBuilder().removeResults(2).build()))
                .isEqualTo("PASSED");
    }

    @Test
    void a_good_certificate_verifies_with_its_run_and_its_subject_whatever_the_subject_is_called() {
        Subject renamed = new Subject("other.img", IMAGE.sha256());
        Verification verification =
                Verification.of(certificate, TestKeys.verifying(), Optional.of(record), Optional.of(renamed));
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.says())
                .contains("subject: " + IMAGE, "result: WARNED, 2 rules passed, 1 warned")
                .anySatisfy(line -> assertThat(line).startsWith("run: on vsock:3:8888"));
    }

    @Test
    void without_a_key_the_statement_stays_alone_and_verifies_as_nothing() throws IOException {
        Path file = Certificates.write(SampleFullRun.run(), dir, IMAGE, Optional.empty());
        assertThat(file).hasFileName("statement.json");
        assertThat(Json.object(Files.readString(file))).contains(statement());
        wrong(Files.readString(file), "without a signature");
        Certificates.removeFrom(dir);
        assertThat(file).doesNotExist();
        assertThat(dir.resolve("certificate.json")).doesNotExist();
    }

    @Test
    void a_tampered_certificate_is_told_by_what_is_wrong_with_it() {
        Envelope good = Envelope.parse(certificate).orElseThrow();
        Envelope.Signature signature = good.signatures().get(0);
        String payload = new String(good.payload(), StandardCharsets.UTF_8);

        wrong(changed(good, payload.replace("12".repeat(32), "13".repeat(32)), signature), "its signature is bad");
        wrong(changed(good, payload.replace("WARNED", "PASSED"), signature), "its signature is bad");
        wrong(new Envelope("text/plain", good.payload(), good.signatures()).print(), "its signature is bad");
        byte[] flipped = signature.bytes().clone();
        flipped[63] ^= 1;
        wrong(changed(good, payload, new Envelope.Signature(signature.keyId(), flipped)), "its signature is bad");
        byte[] cut = Arrays.copyOf(signature.bytes(), 63);
        wrong(changed(good, payload, new Envelope.Signature(signature.keyId(), cut)), "its signature is damaged");
        wrong(new Envelope(good.payloadType(), good.payload(), List.of()).print(), "it has no signature");
        wrong(certificate.substring(10), "it is no certificate");
        assertThat(Verification.of(certificate, TestKeys.other(), Optional.empty(), Optional.empty())
                        .faults())
                .singleElement()
                .asString()
                .contains(
                        "not signed with this key",
                        TestKeys.other().id(),
                        TestKeys.verifying().id());
    }

    @Test
    void the_key_id_is_a_hint_that_decides_nothing() {
        Envelope good = Envelope.parse(certificate).orElseThrow();
        byte[] bytes = good.signatures().get(0).bytes();
        String renamed = changed(
                good,
                new String(good.payload(), StandardCharsets.UTF_8),
                new Envelope.Signature(TestKeys.other().id(), bytes));
        assertThat(Verification.of(renamed, TestKeys.verifying(), Optional.empty(), Optional.empty())
                        .isGood())
                .isTrue();
        assertThat(Verification.of(renamed, TestKeys.other(), Optional.empty(), Optional.empty())
                        .isGood())
                .isFalse();
    }

    @Test
    void another_subject_and_another_run_are_told() {
        Subject other = new Subject("termina.img", "13".repeat(32));
        assertThat(Verification.of(certificate, TestKeys.verifying(), Optional.empty(), Optional.of(other))
                        .faults())
                .singleElement()
                .asString()
                .contains("another subject", IMAGE.toString(), other.toString());
        byte[] changed = new String(record, StandardCharsets.UTF_8)
                .replace("\"seed\": \"42\"", "\"seed\": \"43\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Verification.of(certificate, TestKeys.verifying(), Optional.of(changed), Optional.empty())
                        .faults())
                .singleElement()
                .asString()
                .contains("another run", Sha256.of(record), Sha256.of(changed));
    }

    @Test
    void a_signed_statement_that_is_not_what_its_run_came_to_is_told() {
        Digests digests = Digests.newBuilder(SampleFullRun.run().getDigests())
                .setSuite("dd".repeat(32))
                .build();
        Run better = SampleFullRun.run().toBuilder()
                .setResults(2, Result.newBuilder().setRule("WIRE-001").setVerdict(Result.Verdict.PASSED))
                .setDigests(digests)
                .build();
        String lie = Certificates.sign(Json.print(Statement.of(better, Sha256.of(record), IMAGE)), TestKeys.signing());
        assertThat(Verification.of(lie, TestKeys.verifying(), Optional.of(record), Optional.empty())
                        .faults())
                .hasSize(4)
                .anySatisfy(fault -> assertThat(fault).contains("result is not"))
                .anySatisfy(fault -> assertThat(fault).contains("list of passed rules"))
                .anySatisfy(fault -> assertThat(fault).contains("list of warned rules"))
                .anySatisfy(fault -> assertThat(fault).contains("digest of the maitred-kit suite"));
    }

    @Test
    void a_signed_payload_of_another_shape_is_told() {
        String statement = Json.print(statement());
        signedWrong("3", "no JSON object");
        signedWrong("{}", "its _type is \"\"", "no subject", "no predicate");
        signedWrong(statement.replace("Statement/v1", "Statement/v9"), "Statement/v9");
        signedWrong(statement.replace("test-result", "vibes"), "its predicateType");
        signedWrong(statement.replace("12".repeat(32), "12"), "no SHA-256 digest");
        signedWrong(statement.replace("WARNED", "FAILED"), "rules failed");
        signedWrong(statement.replace("WARNED", "FINE"), "its result is \"FINE\"");
        signedWrong(statement.replace("passedTests", "pastTests"), "no rule passed");
        signedWrong(statement.replace("\"configuration\"", "\"config\""), "no configuration");
        signedWrong(statement.replace("maitredkit_run", "run"), "run's record");
        String otherType = Envelope.sign("text/plain", "{}".getBytes(StandardCharsets.UTF_8), TestKeys.signing())
                .print();
        wrong(otherType, "of the type text/plain");
    }

    @Test
    void a_run_that_is_not_a_full_one_is_refused_with_the_reason() {
        Run run = SampleFullRun.run();
        assertThat(Certificates.refusal(run)).isEmpty();
        refused(run.toBuilder().setPartial(true), "PARTIAL");
        refused(run.toBuilder().setKnownFailures("known.textproto"), "known failures");
        refused(run.toBuilder().setVerdict(Run.Verdict.INCOMPLETE), "INCOMPLETE");
        refused(run.toBuilder().clearDigests(), "digests");
        refused(run.toBuilder().removeResults(1), "SHUTDOWN-001 (no result)");
        refused(run.toBuilder().clearCatalogue().clearResults(), "no rule of level MUST");
        for (Result.Verdict verdict : new Result.Verdict[] {
            Result.Verdict.NOT_RUN, Result.Verdict.NOT_APPLICABLE, Result.Verdict.BLOCKED, Result.Verdict.KNOWN_FAILURE
        }) {
            Result result = Result.newBuilder()
                    .setRule("SHUTDOWN-001")
                    .setVerdict(verdict)
                    .setReason("so")
                    .build();
            refused(run.toBuilder().setResults(1, result), "SHUTDOWN-001 (" + verdict + ")");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Certificates.write(run.toBuilder().setPartial(true).build(), dir, IMAGE, Optional.empty()));
    }

    private void signedWrong(String payload, String... why) {
        assertThat(Verification.of(
                                Certificates.sign(payload, TestKeys.signing()),
                                TestKeys.verifying(),
                                Optional.of(record),
                                Optional.empty())
                        .faults()
                        .toString())
                .contains(why);
    }

    private static void wrong(String certificate, String why) {
        Verification verification =
                Verification.of(certificate, TestKeys.verifying(), Optional.empty(), Optional.empty());
        assertThat(verification.faults()).singleElement().asString().contains(why);
        assertThat(verification.says()).isEmpty();
    }

    private static String changed(Envelope envelope, String payload, Envelope.Signature signature) {
        return new Envelope(envelope.payloadType(), payload.getBytes(StandardCharsets.UTF_8), List.of(signature))
                .print();
    }

    private static void refused(Run.Builder run, String why) {
        assertThat(Certificates.refusal(run.build())).get().asString().contains(why);
    }

    private JsonObject statement() {
        Envelope envelope = Envelope.parse(certificate).orElseThrow();
        return Json.object(new String(envelope.payload(), StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
