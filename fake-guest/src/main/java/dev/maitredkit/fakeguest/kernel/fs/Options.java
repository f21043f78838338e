package dev.maitredkit.fakeguest.kernel.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The options of mount(2) as a list of keys with or without values, and how the kernel reads their values. */
final class Options {
    private Options() {}

    /**
     * {@code key} or {@code key=value}.
     *
     * @param value absent where there was no {@code =}
     */
    record Option(String key, Optional<String> value) {}

    /** Splits at commas; empty parts are left out, and so is what has no key (generic_parse_monolithic). */
    static List<Option> split(String data) {
        return split(data, ",");
    }

    /** As {@link #split(String)}, but a comma before a digit belongs to the option, as tmpfs has it. */
    static List<Option> splitForTmpfs(String data) {
        return split(data, ",(?![0-9])");
    }

    private static List<Option> split(String data, String separator) {
        List<Option> options = new ArrayList<>();
        for (String part : data.split(separator)) {
            int equals = part.indexOf('=');
            if (equals == 0 || part.isEmpty()) {
                continue;
            }
            options.add(
                    equals < 0
                            ? new Option(part, Optional.empty())
                            : new Option(part.substring(0, equals), Optional.of(part.substring(equals + 1))));
        }
        return options;
    }

    /** An unsigned number in the given base, 0 for by prefix; of at most 32 bits (kstrtouint). */
    static OptionalLong number(String text, int base) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        int radix = base;
        if ((base == 0 || base == 16) && (digits.startsWith("0x") || digits.startsWith("0X"))) {
            digits = digits.substring(2);
            radix = 16;
        } else if (base == 0) {
            radix = digits.startsWith("0") && digits.length() > 1 ? 8 : 10;
        }
        String body = digits.endsWith("\n") ? digits.substring(0, digits.length() - 1) : digits;
        if (body.isEmpty() || body.length() > 32) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (char c : body.toCharArray()) {
            int digit = Character.digit(c, radix);
            if (digit < 0 || value > 0xffffffffL) {
                return OptionalLong.empty();
            }
            value = value * radix + digit;
        }
        return value > 0xffffffffL ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A user or group id; the largest number is none. */
    static OptionalLong id(String text) {
        OptionalLong number = number(text, 0);
        return number.isPresent() && number.getAsLong() == 0xffffffffL ? OptionalLong.empty() : number;
    }

    /** A size as memparse of lib/cmdline.c reads it. {@code end} is where the reading stopped. */
    record Size(long value, int end) {}

    /** Reads digits and one of the suffixes K M G T P E; nothing readable is 0 and ends at the start. */
    static Size size(String text) {
        int at = 0;
        int radix = 10;
        if (text.length() > 2
                && text.charAt(0) == '0'
                && (text.charAt(1) | 0x20) == 'x'
                && Character.digit(text.charAt(2), 16) >= 0) {
            radix = 16;
            at = 2;
        } else if (text.startsWith("0")) {
            radix = 8;
        }
        long value = 0;
        while (at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at), radix);
            at++;
        }
        int power = at < text.length() ? "kmgtpe".indexOf(Character.toLowerCase(text.charAt(at))) : -1;
        return power < 0 ? new Size(value, at) : new Size(value << (10 * (power + 1)), at + 1);
    }
}
