package dev.maitredkit.fakeguest.userland.programs.basic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Times as date -d and touch -d read them; the guest knows only UTC. */
public final class Times {
    private static final String DATE = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}";
    private static final String CLOCK = "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?";
    private static final String FORM = DATE + "([ T]" + CLOCK + ")?|" + CLOCK;

    private Times() {}

    /** The common forms: @SECONDS, [YYYY-MM-DD ]HH:MM[:SS], YYYY-MM-DD, [[CC]YY]MMDDhhmm[.SS]. */
    public static Optional<Instant> find(String text, Instant now) {
        if (text.matches("@-?[0-9]{1,11}")) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text.substring(1))));
        }
        ZonedDateTime today = now.atZone(ZoneOffset.UTC);
        if (text.matches("(([0-9]{2})?[0-9]{2})?[0-9]{8}(\\.[0-9]{2})?")) {
            return findCompact(text, today);
        }
        if (!text.matches(FORM)) {
            return Optional.empty();
        }
        String[] parts = text.split("[- T:]");
        boolean dated = text.indexOf('-') > 0;
        int[] fields = dated
                ? new int[] {0, 0, 0, 0, 0, 0}
                : new int[] {today.getYear(), today.getMonthValue(), today.getDayOfMonth(), 0, 0, 0};
        for (int i = 0; i < parts.length; i++) {
            fields[i + (dated ? 0 : 3)] = Integer.parseInt(parts[i]);
        }
        return of(fields);
    }

    private static Optional<Instant> findCompact(String text, ZonedDateTime today) {
        int dot = text.indexOf('.');
        String digits = dot < 0 ? text : text.substring(0, dot);
        int seconds = dot < 0 ? 0 : Integer.parseInt(text.substring(dot + 1));
        String rest = digits.substring(digits.length() - 8);
        String year = digits.substring(0, digits.length() - 8);
        int number = year.isEmpty() ? today.getYear() : Integer.parseInt(year);
        if (year.length() == 2) {
            number += number < 69 ? 2000 : 1900;
        }
        return of(new int[] {
            number,
            Integer.parseInt(rest.substring(0, 2)),
            Integer.parseInt(rest.substring(2, 4)),
            Integer.parseInt(rest.substring(4, 6)),
            Integer.parseInt(rest.substring(6)),
            seconds
        });
    }

    private static Optional<Instant> of(int[] fields) {
        boolean valid = fields[1] >= 1
                && fields[1] <= 12
                && fields[2] >= 1
                && fields[2] <= 31
                && fields[3] < 24
                && fields[4] < 60
                && fields[5] < 61;
        if (!valid) {
            return Optional.empty();
        }
        // A day that the month does not have counts on into the next, as mktime(3) does it.
        return Optional.of(ZonedDateTime.of(fields[0], fields[1], 1, fields[3], fields[4], 0, 0, ZoneOffset.UTC)
                .plusDays(fields[2] - 1L)
                .plusSeconds(fields[5])
                .toInstant());
    }
}
