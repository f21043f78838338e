package dev.maitredkit.reports.certificate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A DSSE envelope: a payload, what kind of payload it is, and signatures of both. Source: the DSSE specification 1.0, its
 * protocol and its JSON envelope.
 */
record Envelope(String payloadType, byte[] payload, List<Signature> signatures) {

    /** The kind of payload that an in-toto statement is. */
    static final String IN_TOTO = "application/vnd.in-toto+json";

    /**
     * A signature.
     *
     * @param keyId a hint at the key, which nothing vouches for; may be empty
     */
    record Signature(String keyId, byte[] bytes) {}

    static Envelope sign(String payloadType, byte[] payload, SigningKey key) {
        return new Envelope(
                payloadType,
                payload,
                List.of(new Signature(key.publicKey().id(), key.sign(authenticated(payloadType, payload)))));
    }

    /** Whether any of the signatures is the key's; what a signature says of its key does not matter. */
    boolean isSignedBy(VerifyingKey key) {
        byte[] message = authenticated(payloadType, payload);
        return signatures.stream().anyMatch(signature -> key.verifies(message, signature.bytes()));
    }

    /** What is signed: the pre-authentication encoding (PAE). */
    static byte[] authenticated(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ")
                .getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + payload.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        return whole;
    }

    String print() {
        JsonArray signed = new JsonArray();
        for (Signature signature : signatures) {
            JsonObject one = new JsonObject();
            one.addProperty("keyid", signature.keyId());
            one.addProperty("sig", Base64.getEncoder().encodeToString(signature.bytes()));
            signed.add(one);
        }
        JsonObject envelope = new JsonObject();
        envelope.addProperty("payloadType", payloadType);
        envelope.addProperty("payload", Base64.getEncoder().encodeToString(payload));
        envelope.add("signatures", signed);
        return Json.print(envelope);
    }

    /** Empty when the text is no envelope. */
    static Optional<Envelope> parse(String text) {
        return Json.object(text).flatMap(Envelope::read);
    }

    private static Optional<Envelope> read(JsonObject json) {
        Optional<String> type = Json.string(json, "payloadType");
        Optional<byte[]> payload = Json.string(json, "payload").flatMap(Envelope::base64);
        Optional<JsonElement> signed = Json.member(json, "signatures").filter(JsonElement::isJsonArray);
        if (type.isEmpty() || payload.isEmpty() || signed.isEmpty()) {
            return Optional.empty();
        }
        List<Signature> signatures = new ArrayList<>();
        for (JsonElement one : signed.get().getAsJsonArray()) {
            Optional<byte[]> bytes = Json.string(one, "sig").flatMap(Envelope::base64);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            signatures.add(new Signature(Json.string(one, "keyid").orElse(""), bytes.get()));
        }
        return Optional.of(new Envelope(type.get(), payload.get(), List.copyOf(signatures)));
    }

    /** The standard alphabet or the one for URLs: a verifier must take either. */
    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
