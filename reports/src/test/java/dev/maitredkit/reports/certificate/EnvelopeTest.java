package dev.maitredkit.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);

    /** The example of the DSSE specification 1.0. */
    @Test
    void what_is_signed_is_the_pre_authentication_encoding() {
        assertThat(new String(Envelope.authenticated("http://example.com/HelloWorld", HELLO), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void lengths_are_in_bytes() {
        byte[] payload = "é".getBytes(StandardCharsets.UTF_8);
        assertThat(new String(Envelope.authenticated("é", payload), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 2 é 2 é");
        assertThat(Envelope.authenticated("", new byte[0])).isEqualTo("DSSEv1 0  0 ".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_envelope_reads_back_as_it_was_printed() {
        Envelope envelope = Envelope.sign(Envelope.IN_TOTO, HELLO, TestKeys.signing());
        Envelope back = Envelope.parse(envelope.print()).orElseThrow();
        assertThat(back.payload()).isEqualTo(HELLO);
        assertThat(back.payloadType()).isEqualTo("application/vnd.in-toto+json");
        assertThat(back.signatures().get(0).keyId())
                .isEqualTo(TestKeys.verifying().id());
        assertThat(back.isSignedBy(TestKeys.verifying())).isTrue();
        assertThat(back.isSignedBy(TestKeys.other())).isFalse();
    }

    @Test
    void both_alphabets_of_base64_are_read_and_the_key_id_is_optional() {
        String text = "{\"payload\": \"_-8=\", \"payloadType\": \"t\", \"signatures\": [{\"sig\": \"-_8=\"}]}";
        Envelope envelope = Envelope.parse(text).orElseThrow();
        assertThat(envelope.payload()).containsExactly(0xff, 0xef);
        assertThat(envelope.signatures().get(0).bytes()).containsExactly(0xfb, 0xff);
        assertThat(Envelope.parse(text.replace('_', '/').replace('-', '+'))
                        .orElseThrow()
                        .payload())
                .isEqualTo(envelope.payload());
        assertThat(envelope.signatures().get(0).keyId()).isEmpty();
    }

    @Test
    void what_is_no_envelope_is_none() {
        String good = Envelope.sign("t", HELLO, TestKeys.signing()).print();
        for (String wrong : new String[] {
            "",
            "[]",
            "null",
            "{}",
            good + good,
            good + "x",
            good.substring(0, good.length() - 3),
            good.replace("\"sig\"", "\"sign\""),
            good.replace("\"payload\"", "\"load\""),
            good.replace("\"payloadType\": \"t\"", "\"payloadType\": 3"),
            good.replaceFirst("\"payload\": \"", "\"payload\": \"!"),
            "[".repeat(100_000)
        }) {
            assertThat(Envelope.parse(wrong))
                    .as(wrong.length() > 200 ? "long" : wrong)
                    .isEmpty();
        }
    }
}
