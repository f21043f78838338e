package dev.maitredkit.fakeguest.userland.shell.text;

import dev.maitredkit.fakeguest.userland.shell.text.Glob.CharRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bracket expression in a pattern (POSIX XBD 9.3.5), in the C locale; {@code end} is behind it. */
record GlobBracket(boolean negated, List<CharRange> ranges, int end) {
    private static final CharRange UPPER = new CharRange('A', 'Z');
    private static final CharRange LOWER = new CharRange('a', 'z');
    private static final CharRange DIGIT = new CharRange('0', '9');
    private static final List<CharRange> PUNCTUATION =
            List.of(new CharRange('!', '/'), new CharRange(':', '@'), new CharRange('[', '`'), new CharRange('{', '~'));

    private static final Map<String, List<CharRange>> CLASSES = Map.ofEntries(
            Map.entry("alpha", List.of(UPPER, LOWER)),
            Map.entry("digit", List.of(DIGIT)),
            Map.entry("alnum", List.of(UPPER, LOWER, DIGIT)),
            Map.entry("upper", List.of(UPPER)),
            Map.entry("lower", List.of(LOWER)),
            Map.entry("space", List.of(new CharRange('\t', '\r'), new CharRange(' ', ' '))),
            Map.entry("blank", List.of(new CharRange('\t', '\t'), new CharRange(' ', ' '))),
            Map.entry("punct", PUNCTUATION),
            Map.entry("print", List.of(new CharRange(' ', '~'))),
            Map.entry("graph", List.of(new CharRange('!', '~'))),
            Map.entry("cntrl", List.of(new CharRange('\0', '\37'), new CharRange('\177', '\177'))),
            Map.entry("xdigit", List.of(DIGIT, new CharRange('A', 'F'), new CharRange('a', 'f'))));

    /** Reads behind the opening bracket; null when it is never closed, so that it is an ordinary character. */
    static GlobBracket read(String pattern, int start) {
        int i = start;
        boolean negated = i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
        if (negated) {
            i++;
        }
        List<CharRange> ranges = new ArrayList<>();
        for (boolean first = true; i < pattern.length(); first = false) {
            char c = pattern.charAt(i);
            if (c == ']' && !first) {
                return new GlobBracket(negated, ranges, i + 1);
            }
            int classEnd = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i + 2) : -1;
            if (classEnd >= 0 && CLASSES.containsKey(pattern.substring(i + 2, classEnd))) {
                ranges.addAll(CLASSES.get(pattern.substring(i + 2, classEnd)));
                i = classEnd + 2;
                continue;
            }
            int escape = c == '\\' && i + 1 < pattern.length() ? 1 : 0;
            char low = pattern.charAt(i + escape);
            i += escape + 1;
            char high = low;
            if (i + 1 < pattern.length() && pattern.charAt(i) == '-' && pattern.charAt(i + 1) != ']') {
                int again = pattern.charAt(i + 1) == '\\' && i + 2 < pattern.length() ? 1 : 0;
                high = pattern.charAt(i + 1 + again);
                i += 2 + again;
            }
            ranges.add(new CharRange(low, high));
        }
        return null;
    }
}
