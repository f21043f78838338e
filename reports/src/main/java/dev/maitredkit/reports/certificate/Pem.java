package dev.maitredkit.reports.certificate;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The textual encoding of keys, RFC 7468. */
final class Pem {

    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>[^-]*)-----END \\k<label>-----");

    private Pem() {}

    /**
     * The content of the one block.
     *
     * @throws IllegalArgumentException when there is none of this label, with what would be right
     */
    static byte[] decode(String text, String label) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("no key in PEM form is in it; " + advice(label));
        }
        String found = block.group("label");
        if (!found.equals(label)) {
            throw new IllegalArgumentException(
                    "it holds a block of the kind " + found + ", not " + label + "; " + advice(label));
        }
        try {
            return Base64.getMimeDecoder().decode(block.group("body"));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("its PEM block is not base64; " + advice(label), wrong);
        }
    }

    static String advice(String label) {
        return label.equals(PRIVATE)
                ? "openssl genpkey -algorithm ed25519 -out key.pem makes an unencrypted one that fits"
                : "openssl pkey -in key.pem -pubout -out public.pem makes the one that fits";
    }
}
