package dev.maitredkit.fakeguest.userland.shell.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The floating point conversions of printf(3): f, e and g. */
final class Reals {
    private Reals() {}

    static String format(char kind, double value, int precision) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return "inf";
        }
        if (kind == 'f') {
            return new BigDecimal(value)
                    .setScale(precision, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
        return kind == 'e' ? scientific(value, precision) : general(value, Math.max(1, precision));
    }

    private static String scientific(double value, int precision) {
        return String.format(Locale.ROOT, "%." + precision + "e", value);
    }

    private static String general(double value, int precision) {
        String rounded = scientific(value, precision - 1);
        int exponent = Integer.parseInt(rounded.substring(rounded.indexOf('e') + 1));
        if (exponent < -4 || exponent >= precision) {
            String mantissa = rounded.substring(0, rounded.indexOf('e'));
            return withoutZeros(mantissa) + rounded.substring(rounded.indexOf('e'));
        }
        BigDecimal plain = new BigDecimal(value).round(new MathContext(precision, RoundingMode.HALF_EVEN));
        return withoutZeros(plain.setScale(Math.max(0, precision - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    private static String withoutZeros(String number) {
        if (number.indexOf('.') < 0) {
            return number;
        }
        String cut = number.replaceAll("0+$", "");
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
