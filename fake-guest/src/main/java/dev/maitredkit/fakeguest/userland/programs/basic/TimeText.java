package dev.maitredkit.fakeguest.userland.programs.basic;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** strftime(3) in the C locale. */
public final class TimeText {
    private TimeText() {}

    /** The text of a time; a conversion that there is not stands for itself. */
    public static String format(String format, ZonedDateTime time) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%' || i + 1 == format.length()) {
                out.append(format.charAt(i));
                continue;
            }
            out.append(convert(format.charAt(++i), time));
        }
        return out.toString();
    }

    private static String convert(char letter, ZonedDateTime time) {
        int hour12 = (time.getHour() + 11) % 12 + 1;
        int weekday = time.getDayOfWeek().getValue();
        return switch (letter) {
            case 'Y' -> Integer.toString(time.getYear());
            case 'C' -> two(time.getYear() / 100);
            case 'y' -> two(time.getYear() % 100);
            case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> two(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> String.format("%2d", time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'k' -> String.format("%2d", time.getHour());
            case 'I' -> two(hour12);
            case 'l' -> String.format("%2d", hour12);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 's' -> Long.toString(time.toEpochSecond());
            case 'N' -> String.format("%09d", time.getNano());
            case 'j' -> String.format("%03d", time.getDayOfYear());
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'a' -> day(time, TextStyle.SHORT);
            case 'A' -> day(time, TextStyle.FULL);
            case 'b', 'h' -> month(time, TextStyle.SHORT);
            case 'B' -> month(time, TextStyle.FULL);
            case 'u' -> Integer.toString(weekday);
            case 'w' -> Integer.toString(weekday % 7);
            case 'U' -> two(week(time, DayOfWeek.SUNDAY));
            case 'W' -> two(week(time, DayOfWeek.MONDAY));
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'z' -> "+0000";
            case 'Z' -> "UTC";
            case 'T', 'X' -> format("%H:%M:%S", time);
            case 'D', 'x' -> format("%m/%d/%y", time);
            case 'F' -> format("%Y-%m-%d", time);
            case 'R' -> format("%H:%M", time);
            case 'r' -> format("%I:%M:%S %p", time);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", time);
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "%" + letter;
        };
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }

    private static String day(ZonedDateTime time, TextStyle style) {
        return time.getDayOfWeek().getDisplayName(style, Locale.ENGLISH);
    }

    private static String month(ZonedDateTime time, TextStyle style) {
        return time.getMonth().getDisplayName(style, Locale.ENGLISH);
    }

    /** The week of the year; the first one begins with the year's first such day. */
    private static int week(ZonedDateTime time, DayOfWeek first) {
        int sinceFirst = (time.getDayOfWeek().getValue() - first.getValue() + 7) % 7;
        long days = ChronoUnit.DAYS.between(time.toLocalDate().withDayOfYear(1), time.toLocalDate());
        return (int) (days + 7 - sinceFirst) / 7;
    }
}
