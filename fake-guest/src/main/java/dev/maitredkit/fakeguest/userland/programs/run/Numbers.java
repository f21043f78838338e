package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.OptionalLong;

/** Numbers as BusyBox reads them. */
public final class Numbers {
    private Numbers() {}

    /** A decimal number without anything around it, at most {@code Long.MAX_VALUE}; a sign is none. */
    public static OptionalLong findUnsigned(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A decimal number with an optional sign. */
    public static OptionalLong findSigned(String text) {
        return text.matches("[-+]?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A number with a suffix of dd, head and truncate: c 1, w 2, b 512, kB 1000, K 1024, and so on. */
    public static OptionalLong findSized(String text) {
        int end = 0;
        while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        OptionalLong number = findUnsigned(text.substring(0, end));
        long factor = factor(text.substring(end));
        return number.isEmpty() || factor == 0 ? OptionalLong.empty() : OptionalLong.of(number.getAsLong() * factor);
    }

    private static long factor(String suffix) {
        return switch (suffix) {
            case "", "c" -> 1;
            case "w" -> 2;
            case "b" -> 512;
            case "kB", "kD" -> 1000;
            case "k", "K", "kiB", "KiB" -> 1L << 10;
            case "MB", "MD" -> 1_000_000;
            case "m", "M", "MiB" -> 1L << 20;
            case "GB", "GD" -> 1_000_000_000;
            case "G", "GiB" -> 1L << 30;
            case "T", "TiB" -> 1L << 40;
            default -> 0;
        };
    }
}
