package dev.maitredkit.conformance.exchange;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.time.Duration;
import java.util.Locale;

/** How values are written for people. */
public final class Texts {
    private static final int LONGEST = 2000;

    private Texts() {}

    /** {@code " {a: 1}"}, or nothing for a message without content. */
    public static String braced(Message message) {
        String text = line(message);
        return text.isEmpty() ? "" : " {" + text + "}";
    }

    /** The message in text format on one line, cut where it is very long. */
    public static String line(Message message) {
        return shortened(TextFormat.printer()
                .emittingSingleLine(true)
                .printToString(message)
                .strip());
    }

    public static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (" + text.length() + " characters in all)";
    }

    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }
}
