package dev.maitredkit.fakeguest.userland.programs.basic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Lengths of time as sleep and timeout read them. */
public final class Durations {
    /** Far beyond the life of a guest, and near enough for an Instant. */
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(100L * 365 * 86_400);

    private Durations() {}

    /** Seconds with a fraction, or with one of the suffixes s, m, h, d. */
    public static Optional<Duration> find(String text) {
        String number = text.matches(".*[smhd]") ? text.substring(0, text.length() - 1) : text;
        if (!number.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+") || number.length() > 40) {
            return Optional.empty();
        }
        int unit = switch (text.charAt(text.length() - 1)) {
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            default -> 1;
        };
        BigDecimal seconds = new BigDecimal(number.endsWith(".") ? number + "0" : number)
                .multiply(BigDecimal.valueOf(unit))
                .min(LONGEST_SECONDS);
        return Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValue()));
    }
}
