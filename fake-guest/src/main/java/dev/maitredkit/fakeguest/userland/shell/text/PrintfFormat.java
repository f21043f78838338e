package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.List;

/** printf(1) of BusyBox 1.35: the format is used again until all arguments are. */
public final class PrintfFormat {
    private static final String FLAGS = "-+ #0";
    private static final String CONVERSIONS = "diouxXsbcfFeEgG";

    /**
     * What it does.
     *
     * @param errors lines for standard error, without the program's name
     */
    public record Output(String text, List<String> errors, int status) {}

    private final String format;
    private final PrintfArguments args;
    private final StringBuilder out = new StringBuilder();
    private boolean stopped;

    private PrintfFormat(String format, PrintfArguments args) {
        this.format = format;
        this.args = args;
    }

    /** Formats; {@code args} are those behind its name. */
    public static Output of(List<String> args) {
        List<String> operands = args.isEmpty() || !args.get(0).equals("--") ? args : args.subList(1, args.size());
        if (operands.isEmpty()) {
            return new Output("", List.of("usage: printf FORMAT [ARGUMENT...]"), 2);
        }
        PrintfArguments rest = new PrintfArguments(operands.subList(1, operands.size()));
        PrintfFormat printf = new PrintfFormat(operands.get(0), rest);
        boolean again = true;
        while (again && !printf.stopped) {
            int before = rest.left();
            printf.once();
            again = rest.left() > 0 && rest.left() < before;
        }
        return new Output(printf.out.toString(), rest.errors(), rest.errors().isEmpty() ? 0 : 1);
    }

    private void once() {
        int i = 0;
        while (i < format.length() && !stopped) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                if (format.charAt(i + 1) == 'c') {
                    stopped = true;
                } else {
                    i = Escapes.decodeOne(format, i + 1, false, out);
                }
            } else if (c == '%' && format.startsWith("%%", i)) {
                out.append('%');
                i += 2;
            } else if (c == '%') {
                i = conversion(i);
            } else {
                out.append(c);
                i++;
            }
        }
    }

    private int conversion(int start) {
        int i = start + 1;
        int flagsEnd = i;
        while (flagsEnd < format.length() && FLAGS.indexOf(format.charAt(flagsEnd)) >= 0) {
            flagsEnd++;
        }
        String flags = format.substring(i, flagsEnd);
        int[] end = {flagsEnd};
        int width = size(end, 0);
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        int precision = -1;
        if (end[0] < format.length() && format.charAt(end[0]) == '.') {
            end[0]++;
            precision = size(end, 0);
        }
        i = end[0];
        while (i < format.length() && "hlLqjzt".indexOf(format.charAt(i)) >= 0) {
            i++;
        }
        if (i == format.length() || CONVERSIONS.indexOf(format.charAt(i)) < 0) {
            // BusyBox takes the length modifiers out of the format before it looks at the conversion.
            args.fail(format.substring(start, end[0]) + format.substring(i) + ": invalid format");
            stopped = true;
            return i;
        }
        stopped = PrintfConversion.append(out, format.charAt(i), flags, width, precision, args);
        return i + 1;
    }

    private int size(int[] at, int otherwise) {
        if (at[0] < format.length() && format.charAt(at[0]) == '*') {
            at[0]++;
            return (int) Math.max(-PrintfConversion.WIDEST, Math.min(PrintfConversion.WIDEST, args.nextNumber()));
        }
        int size = otherwise;
        while (at[0] < format.length() && Character.isDigit(format.charAt(at[0]))) {
            size = Math.min(PrintfConversion.WIDEST, size * 10 + format.charAt(at[0]++) - '0');
        }
        return size;
    }
}
