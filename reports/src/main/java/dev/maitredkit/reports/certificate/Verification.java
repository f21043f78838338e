package dev.maitredkit.reports.certificate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking a certificate. Its texts hold what the certificate says, which is hostile until it is shown to be
 * whole.
 *
 * @param faults what is wrong with it, the gravest first; empty when it is good
 * @param says what it says, a line each; empty where its signature does not hold
 */
public record Verification(List<String> faults, List<String> says) {

    /**
     * Checks a certificate: its signature first, and only what is signed is read on.
     *
     * @param record the run's record, to be compared with
     * @param subject what the certificate ought to be about
     */
    public static Verification of(
            String certificate, VerifyingKey key, Optional<byte[]> record, Optional<Subject> subject) {
        Optional<Envelope> envelope = Envelope.parse(certificate);
        if (envelope.isEmpty()) {
            return wrong(notAnEnvelope(certificate));
        }
        Optional<String> unsigned = signature(envelope.get(), key);
        if (unsigned.isPresent()) {
            return wrong(unsigned.get());
        }
        if (!envelope.get().payloadType().equals(Envelope.IN_TOTO)) {
            return wrong("its payload is of the type " + envelope.get().payloadType() + ", not " + Envelope.IN_TOTO);
        }
        Optional<JsonObject> statement = Json.object(new String(envelope.get().payload(), StandardCharsets.UTF_8));
        if (statement.isEmpty()) {
            return wrong("its payload is signed, but is no JSON object");
        }
        List<String> faults = new ArrayList<>(StatementCheck.faults(statement.get()));
        if (faults.isEmpty()) {
            subject.ifPresent(wanted -> faults.addAll(StatementCheck.subject(statement.get(), wanted)));
            record.ifPresent(bytes -> faults.addAll(RecordCheck.faults(statement.get(), bytes)));
        }
        return new Verification(List.copyOf(faults), says(statement.get(), key));
    }

    public boolean isGood() {
        return faults.isEmpty();
    }

    private static Verification wrong(String fault) {
        return new Verification(List.of(fault), List.of());
    }

    private static String notAnEnvelope(String text) {
        boolean statement = Json.object(text)
                .flatMap(json -> Json.string(json, "_type"))
                .filter(Statement.TYPE::equals)
                .isPresent();
        return statement
                ? "it is a statement without a signature: nobody vouches for it; certify --key makes a signed one"
                : "it is no certificate: not JSON, or no DSSE envelope (payloadType, payload and signatures, the last two"
                        + " in base64)";
    }

    private static Optional<String> signature(Envelope envelope, VerifyingKey key) {
        if (envelope.signatures().isEmpty()) {
            return Optional.of("it has no signature");
        }
        if (envelope.isSignedBy(key)) {
            return Optional.empty();
        }
        boolean claims = envelope.signatures().stream()
                .anyMatch(signature -> signature.keyId().equals(key.id()));
        boolean whole = envelope.signatures().stream().anyMatch(signature -> signature.bytes().length == 64);
        String named = envelope.signatures().get(0).keyId();
        if (!whole) {
            return Optional.of("its signature is damaged: one of Ed25519 has 64 bytes");
        }
        return Optional.of(
                claims
                        ? "its signature is bad: the payload, its type or the signature was changed after signing with this"
                                + " key"
                        : "it is not signed with this key: the key given is " + key.id() + ", the certificate names "
                                + (named.isEmpty() ? "none" : named));
    }

    private static List<String> says(JsonObject statement, VerifyingKey key) {
        List<String> says = new ArrayList<>();
        JsonElement predicate = statement.get("predicate");
        StatementCheck.subjects(statement).forEach(subject -> says.add("subject: " + subject));
        if (predicate != null) {
            says.add("result: " + Json.string(predicate, "result").orElse("none") + ", "
                    + StatementCheck.count(predicate, "passedTests") + " rules passed, "
                    + StatementCheck.count(predicate, "warnedTests") + " warned");
            Json.member(predicate, Statement.RUN)
                    .flatMap(run -> Json.member(run, "annotations"))
                    .ifPresent(notes ->
                            says.add("run: on " + Json.string(notes, "guest").orElse("an unnamed guest")
                                    + ", " + Json.string(notes, "started").orElse("at no known time") + ", maitred-kit "
                                    + Json.string(notes, "kit").orElse("of no known version")));
        }
        says.add("signed with: " + key.id());
        return List.copyOf(says);
    }
}
