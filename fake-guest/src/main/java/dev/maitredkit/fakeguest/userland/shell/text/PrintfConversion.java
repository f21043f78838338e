package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.Locale;

/** One conversion of printf(1). */
final class PrintfConversion {
    /** Wider fields are cut to this: they would only fill memory. */
    static final int WIDEST = 1_000_000;

    private PrintfConversion() {}

    /** Appends it; true when a {@code \c} in a {@code %b} ends all output. */
    static boolean append(StringBuilder out, char kind, String flags, int width, int precision, PrintfArguments args) {
        switch (kind) {
            case 'b': {
                Escapes.Decoded decoded = Escapes.decode(args.next(), true);
                pad(out, decoded.text(), flags, width);
                return decoded.stopped();
            }
            case 's': {
                String text = args.next();
                pad(
                        out,
                        precision >= 0 && precision < text.length() ? text.substring(0, precision) : text,
                        flags,
                        width);
                return false;
            }
            case 'c': {
                String text = args.next();
                pad(out, text.isEmpty() ? "\0" : text.substring(0, 1), flags, width);
                return false;
            }
            case 'd', 'i':
                signed(out, args.nextNumber(), flags, width, precision);
                return false;
            case 'o', 'u', 'x', 'X':
                unsigned(out, kind, args.nextNumber(), flags, width, precision);
                return false;
            default:
                real(out, kind, flags, width, precision, args.nextReal());
                return false;
        }
    }

    private static void signed(StringBuilder out, long value, String flags, int width, int precision) {
        String digits = withPrecision(Long.toString(value).replace("-", ""), precision);
        String sign = value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        number(out, sign, digits, flags, width, precision);
    }

    private static void unsigned(StringBuilder out, char kind, long value, String flags, int width, int precision) {
        int radix = kind == 'o' ? 8 : kind == 'u' ? 10 : 16;
        String digits = withPrecision(Long.toUnsignedString(value, radix), precision);
        String prefix = "";
        if (flags.contains("#") && value != 0 && kind != 'u') {
            prefix = kind == 'o' ? "0" : "0x";
        }
        String text = kind == 'X' ? (prefix + digits).toUpperCase(Locale.ROOT) : prefix + digits;
        number(out, text.substring(0, prefix.length()), text.substring(prefix.length()), flags, width, precision);
    }

    private static String withPrecision(String digits, int precision) {
        return "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static void number(StringBuilder out, String sign, String digits, String flags, int width, int precision) {
        boolean zeros = flags.contains("0") && !flags.contains("-") && precision < 0;
        if (zeros) {
            out.append(sign)
                    .append("0".repeat(Math.max(0, width - sign.length() - digits.length())))
                    .append(digits);
        } else {
            pad(out, sign + digits, flags, width);
        }
    }

    private static void real(StringBuilder out, char kind, String flags, int width, int precision, double value) {
        int digits = precision < 0 ? 6 : precision;
        String text = Reals.format(Character.toLowerCase(kind), Math.abs(value), digits);
        String sign = value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        boolean upper = Character.isUpperCase(kind);
        number(out, sign, upper ? text.toUpperCase(Locale.ROOT) : text, flags, width, -1);
    }

    private static void pad(StringBuilder out, String text, String flags, int width) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        out.append(flags.contains("-") ? text + blanks : blanks + text);
    }
}
