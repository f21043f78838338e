package dev.maitredkit.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    /** RFC 8032, 7.1, TEST 1 to 3: private key, public key, message, signature. */
    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
                        + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
                        + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
            })
    void known_signatures_are_made_and_verified(String privateKey, String publicKey, String message, String signature) {
        byte[] bytes = HexFormat.of().parseHex(message);
        SigningKey signing = SigningKey.parse(TestKeys.privatePem(privateKey));
        VerifyingKey verifying = VerifyingKey.parse(TestKeys.publicPem(publicKey));
        byte[] signed = signing.sign(bytes);
        assertThat(HexFormat.of().formatHex(signed)).isEqualTo(signature);
        assertThat(verifying.verifies(bytes, signed)).isTrue();
        assertThat(signing.publicKey().id()).isEqualTo(verifying.id());
        signed[5] ^= 1;
        assertThat(verifying.verifies(bytes, signed)).isFalse();
    }

    @Test
    void a_key_of_openssl_signs_as_openssl_does_and_is_named_by_the_digest_of_its_public_half() {
        byte[] message = "DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(StandardCharsets.UTF_8);
        // What openssl pkeyutl -sign -rawin made of the same message with the same key.
        assertThat(Base64.getEncoder().encodeToString(TestKeys.signing().sign(message)))
                .isEqualTo("7nJILBMM1+94MJIEP79x4MB0dVdUJp2/AgnPIOgBJ/eGQhrC2KSQ0wAhZLgmSSZk2vr3nsUvB2SQuYEcwUa7Bw==");
        // What sha256sum makes of openssl pkey -pubout -outform DER.
        assertThat(TestKeys.verifying().id())
                .isEqualTo("98b372e419d2b05e7b05552d567a15d80caa4f4c7a6b570b50bada4d9eb9dbd0")
                .isEqualTo(TestKeys.signing().publicKey().id());
    }

    @Test
    void what_is_no_fitting_key_is_refused_with_what_would_be_right() {
        refusedPrivate("", "no key in PEM form", "openssl genpkey -algorithm ed25519");
        refusedPrivate(TestKeys.text("public.pem"), "of the kind PUBLIC KEY");
        refusedPrivate(TestKeys.text("encrypted-key.pem"), "of the kind ENCRYPTED PRIVATE KEY", "unencrypted");
        refusedPrivate("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "none for Ed25519");
        refusedPublic(TestKeys.text("key.pem"), "of the kind PRIVATE KEY", "-pubout");
        refusedPublic(TestKeys.text("rsa-public.pem"), "none for Ed25519");
        refusedPublic("-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----\n", "not base64");
    }

    @Test
    void a_subject_is_a_name_and_a_digest() {
        String digest = "0F".repeat(32);
        assertThat(Subject.parse("a=b.img=sha256:" + digest)).isEqualTo(new Subject("a=b.img", "0f".repeat(32)));
        for (String wrong : new String[] {"", "image", "=sha256:" + digest, "a=sha256:0f", "a=md5:" + digest}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Subject.parse(wrong))
                    .withMessageContaining("NAME=sha256:HEX");
        }
    }

    private static void refusedPrivate(String pem, String... why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(pem))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(why));
    }

    private static void refusedPublic(String pem, String... why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.parse(pem))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(why));
    }
}
