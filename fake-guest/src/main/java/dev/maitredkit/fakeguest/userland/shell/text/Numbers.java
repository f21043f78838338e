package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.Optional;

/** The numbers of the shell. */
public final class Numbers {
    private static final int WIDEST_RADIX = 64;

    private Numbers() {}

    /** A constant of C, or {@code base#digits}; a value too large for 64 bits wraps or is 0 as in BusyBox. */
    static Optional<Long> parse(String text) {
        int hash = text.indexOf('#');
        if (hash > 0) {
            return findDecimal(text.substring(0, hash))
                    .filter(radix -> radix >= 2 && radix <= WIDEST_RADIX)
                    .flatMap(radix -> inRadix(text.substring(hash + 1), radix.intValue()));
        }
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return unsigned(text.substring(2), 16);
        }
        return text.length() > 1 && text.startsWith("0") ? unsigned(text.substring(1), 8) : unsigned(text, 10);
    }

    private static Optional<Long> unsigned(String digits, int radix) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(digits, radix));
        } catch (NumberFormatException tooLarge) {
            return Optional.of(0L);
        }
    }

    private static Optional<Long> inRadix(String digits, int radix) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits.charAt(i), radix);
            if (digit < 0 || digit >= radix) {
                return Optional.empty();
            }
            value = value * radix + digit;
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static int digit(char c, int radix) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + (radix <= 36 ? 10 : 36);
        }
        return c == '@' ? 62 : c == '_' ? 63 : -1;
    }

    /** Decimal digits alone, at most as many as fit an int: what exit, shift and their like take. */
    public static Optional<Integer> findDecimal(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        return value > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) value);
    }

    /** A decimal number with a sign and blanks around it, as test(1) takes them. */
    public static Optional<Long> findSigned(String text) {
        String trimmed = text.strip();
        String digits = trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(trimmed));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
