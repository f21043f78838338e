package dev.maitredkit.reports.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/** Keys for tests alone: files that openssl 3.0 made, and keys put together from raw bytes. */
final class TestKeys {

    private TestKeys() {}

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(TestKeys.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SigningKey signing() {
        return SigningKey.parse(text("key.pem"));
    }

    static VerifyingKey verifying() {
        return VerifyingKey.parse(text("public.pem"));
    }

    static VerifyingKey other() {
        return VerifyingKey.parse(text("other-public.pem"));
    }

    /** PKCS #8 around the 32 bytes of a private key, RFC 8410. */
    static String privatePem(String hex) {
        return pem("PRIVATE KEY", "302e020100300506032b657004220420" + hex);
    }

    /** SubjectPublicKeyInfo around the 32 bytes of a public key, RFC 8410. */
    static String publicPem(String hex) {
        return pem("PUBLIC KEY", "302a300506032b6570032100" + hex);
    }

    private static String pem(String label, String hex) {
        String body = Base64.getMimeEncoder().encodeToString(HexFormat.of().parseHex(hex));
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
