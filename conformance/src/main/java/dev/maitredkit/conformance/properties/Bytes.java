package dev.maitredkit.conformance.properties;

import com.google.protobuf.ByteString;
import dev.maitredkit.conformance.run.ShellQuote;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that a guest must hand on to the byte, and how a shell in it tells whether it did. */
final class Bytes {
    private Bytes() {}

    /** Strings of all kinds of characters but NUL, which no argument can hold; empty ones and long ones too. */
    static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .all()
                .excludeChars('\0')
                .ofMaxLength(40)
                .filter(text -> ByteString.copyFromUtf8(text).isValidUtf8() && text.equals(roundTrip(text)));
        Arbitrary<String> awkward = Arbitraries.of(
                " ",
                "\n",
                "a\n\n",
                "'",
                "\"",
                "\\",
                "$(exit 3)",
                "`",
                "*",
                "-n",
                "=",
                "%s%n",
                "\u0001\u007f",
                "\u00e9\u4e2d\ud83d\ude00");
        Arbitrary<String> longOnes =
                Arbitraries.integers().between(1000, 20000).map(length -> "x".repeat(length) + "y");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, any),
                net.jqwik.api.Tuple.of(3, awkward),
                net.jqwik.api.Tuple.of(1, longOnes));
    }

    /** Lone surrogates have no UTF-8 form. */
    private static String roundTrip(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A command that exits 0 when this parameter of the shell has just this value. */
    static String same(String parameter, String value) {
        return "[ \"%s.\" = \"$(printf %s; echo .)\" ]"
                .formatted(parameter, ShellQuote.printfFormat(ByteString.copyFromUtf8(value)));
    }
}
