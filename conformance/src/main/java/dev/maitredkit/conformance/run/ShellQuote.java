package dev.maitredkit.conformance.run;

import com.google.protobuf.ByteString;

/** Writes values so that a POSIX shell reads them back to the byte. */
public final class ShellQuote {
    private ShellQuote() {}

    /** A word in single quotes. */
    public static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A format for printf(1) that prints these bytes: every byte but letters, digits and % in octal. */
    public static String printfFormat(ByteString bytes) {
        StringBuilder format = new StringBuilder("'");
        for (byte value : bytes) {
            char c = (char) (value & 0xff);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                format.append(c);
            } else if (c == '%') {
                format.append("%%");
            } else {
                format.append(String.format("\\%03o", (int) c));
            }
        }
        return format.append('\'').toString();
    }
}
