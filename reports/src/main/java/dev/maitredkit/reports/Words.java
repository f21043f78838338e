package dev.maitredkit.reports;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them, the same in every locale. */
final class Words {

    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private Words() {}

    /** Such as 1,048,576. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun, such as «1 rule» or «3 rules». */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Three significant digits or so: «0.31 ms», «8.5 ms», «412 ms», «3.00 s», «2 min 5 s». */
    static String duration(Duration duration) {
        double millis = nanos(duration) / 1e6;
        if (millis < 0.995) {
            return String.format(Locale.ROOT, "%.2f ms", millis);
        }
        if (millis < 99.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 999.5) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (millis < 59_995) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1_000);
        }
        long seconds = Math.round(millis / 1_000);
        return seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Nanoseconds; a span of more than 292 years, which only a damaged record has, counts as that. */
    static long nanos(Duration duration) {
        try {
            return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000_000L), duration.getNanos());
        } catch (ArithmeticException tooLong) {
            return duration.getSeconds() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Such as «24 Nov, 10:00», for the head of a column. */
    static String shortTime(Timestamp time) {
        return DAY_AND_TIME.format(instant(time).atOffset(ZoneOffset.UTC));
    }

    /** Seconds with three decimals, as junit.xml has them. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", nanos(duration) / 1e9);
    }

    /** Such as «24 November 2026, 10:00:00 UTC». */
    static String time(Timestamp time) {
        return DATE_AND_TIME.format(instant(time).atOffset(ZoneOffset.UTC));
    }

    /** Such as 2026-11-24T10:00:00Z, to the second. */
    static String isoTime(Timestamp time) {
        return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochSecond(time.getSeconds()));
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
