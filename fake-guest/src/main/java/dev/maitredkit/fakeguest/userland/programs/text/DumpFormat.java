package dev.maitredkit.fakeguest.userland.programs.text;

import java.math.BigInteger;

/**
 * How a row is shown.
 *
 * @param offset of the offsets: o, x, d or n for none
 * @param digits of the offsets
 * @param unit bytes of one number
 * @param kind o, x, u, d, c, or C for hexdump -C
 * @param fill rows are filled up with blanks
 * @param all repeated rows are shown
 */
record DumpFormat(char offset, int digits, int unit, char kind, boolean fill, boolean all) {
    private static final int WIDTH = 16;

    static DumpFormat od(String type, char offset, boolean all) {
        char kind = type.charAt(0);
        int unit = kind == 'c' ? 1 : type.charAt(1) - '0';
        return new DumpFormat(offset, offset == 'x' ? 6 : 7, unit, kind, false, all);
    }

    String line(long at, String row) {
        if (kind == 'C') {
            return canonical(at, row);
        }
        StringBuilder out = new StringBuilder(offset(at));
        for (int i = 0; i < row.length(); i += unit) {
            out.append(' ').append(number(row, i));
        }
        int missing = fill ? (WIDTH - (row.length() + unit - 1) / unit * unit) / unit : 0;
        return out.append(" ".repeat(missing * (columns() + 1))).append('\n').toString();
    }

    private String canonical(long at, String row) {
        StringBuilder out = new StringBuilder(offset(at));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WIDTH; i++) {
            out.append(i % 8 == 0 ? "  " : " ");
            out.append(i < row.length() ? String.format("%02x", (int) row.charAt(i)) : "  ");
            if (i < row.length()) {
                char c = row.charAt(i);
                text.append(c >= ' ' && c < 127 ? c : '.');
            }
        }
        return out.append("  |").append(text).append("|\n").toString();
    }

    String end(long at) {
        return offset == 'n' || fill && at == 0 ? "" : offset(at) + "\n";
    }

    private String offset(long at) {
        return switch (offset) {
            case 'o' -> String.format("%0" + digits + "o", at);
            case 'x' -> String.format("%0" + digits + "x", at);
            case 'd' -> String.format("%0" + digits + "d", at);
            default -> "";
        };
    }

    private int columns() {
        return switch (kind) {
            case 'o' -> new int[] {0, 3, 6, 0, 11, 0, 0, 0, 22}[unit];
            case 'x' -> 2 * unit;
            case 'c' -> 3;
            case 'u' -> new int[] {0, 3, 5, 0, 10, 0, 0, 0, 20}[unit];
            default -> new int[] {0, 4, 6, 0, 11, 0, 0, 0, 20}[unit];
        };
    }

    private String number(String row, int at) {
        if (kind == 'c') {
            return character(row.charAt(at));
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = unit - 1; i >= 0; i--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(at + i < row.length() ? row.charAt(at + i) : 0));
        }
        if (kind == 'd' && value.testBit(unit * 8 - 1)) {
            value = value.subtract(BigInteger.ONE.shiftLeft(unit * 8));
        }
        String digits = value.toString(kind == 'o' ? 8 : kind == 'x' ? 16 : 10);
        String filler = kind == 'o' || kind == 'x' ? "0" : " ";
        return filler.repeat(Math.max(0, columns() - digits.length())) + digits;
    }

    private static String character(char c) {
        int known = "\0\7\b\f\n\r\t\13".indexOf(c);
        if (known >= 0) {
            return " \\" + "0abfnrtv".charAt(known);
        }
        return c >= ' ' && c < 127 ? "  " + c : String.format("%03o", (int) c);
    }
}
