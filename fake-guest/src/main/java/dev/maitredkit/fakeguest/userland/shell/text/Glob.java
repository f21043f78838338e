package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A pattern of the shell (POSIX sh 2.13). All matching takes at most time proportional to the length of the text
 * times that of the pattern.
 */
public final class Glob {
    private static final String SPECIAL = "*?[\\";

    /** One element: a star, or a set of characters (or all but those) of which it takes one. */
    private record Element(boolean star, boolean negated, List<CharRange> ranges) {
        static final Element STAR = new Element(true, false, List.of());
        static final Element ANY = new Element(false, true, List.of());

        static Element of(char c) {
            return new Element(false, false, List.of(new CharRange(c, c)));
        }

        boolean takes(char c) {
            for (CharRange range : ranges) {
                if (c >= range.first() && c <= range.last()) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    record CharRange(char first, char last) {}

    private final List<Element> elements;

    private Glob(List<Element> elements) {
        this.elements = elements;
    }

    /** Reads a pattern; a backslash makes the next character ordinary. */
    public static Glob of(String pattern) {
        List<Element> elements = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i++);
            if (c == '*') {
                if (elements.isEmpty() || !elements.get(elements.size() - 1).star()) {
                    elements.add(Element.STAR);
                }
            } else if (c == '?') {
                elements.add(Element.ANY);
            } else if (c == '\\' && i < pattern.length()) {
                elements.add(Element.of(pattern.charAt(i++)));
            } else if (c == '[') {
                GlobBracket bracket = GlobBracket.read(pattern, i);
                if (bracket == null) {
                    elements.add(Element.of('['));
                } else {
                    elements.add(new Element(false, bracket.negated(), bracket.ranges()));
                    i = bracket.end();
                }
            } else {
                elements.add(Element.of(c));
            }
        }
        return new Glob(elements);
    }

    /** The pattern that matches just this text. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            appendQuoted(quoted, text.charAt(i));
        }
        return quoted.toString();
    }

    public static void appendQuoted(StringBuilder pattern, char c) {
        if (SPECIAL.indexOf(c) >= 0 || c == ']' || c == '-' || c == '!' || c == '^') {
            pattern.append('\\');
        }
        pattern.append(c);
    }

    /** The text that a pattern stands for when it is no pattern. */
    public static String unquote(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            text.append(c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c);
        }
        return text.toString();
    }

    /** Whether the pattern has a character that could match another than itself. */
    public static boolean isActive(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    public boolean matches(String text) {
        return scan(elements, text, 0, false, true) == text.length();
    }

    /** Where the shortest matching prefix ends, -1 without one. */
    public int shortestPrefix(String text) {
        return scan(elements, text, 0, true, false);
    }

    /** Where the longest match that begins at {@code start} ends, -1 without one. */
    public int longestPrefix(String text, int start) {
        return scan(elements, text, start, false, false);
    }

    /** Where the matching suffix begins, -1 without one. */
    public int findSuffix(String text, boolean longest) {
        List<Element> reversed = new ArrayList<>(elements);
        Collections.reverse(reversed);
        String backwards = new StringBuilder(text).reverse().toString();
        int length = scan(reversed, backwards, 0, !longest, false);
        return length < 0 ? -1 : text.length() - length;
    }

    /** Follows all ways of matching at once; {@code alive[i]} says that the first i elements have matched. */
    private static int scan(List<Element> elements, String text, int start, boolean shortest, boolean whole) {
        boolean[] alive = new boolean[elements.size() + 1];
        alive[0] = true;
        passStars(elements, alive);
        int found = -1;
        for (int i = start; ; i++) {
            if (alive[elements.size()] && (!whole || i == text.length())) {
                found = i;
                if (shortest) {
                    return found;
                }
            }
            if (i == text.length() || !step(elements, alive, text.charAt(i))) {
                return found;
            }
        }
    }

    private static void passStars(List<Element> elements, boolean[] alive) {
        for (int e = 0; e < elements.size(); e++) {
            if (alive[e] && elements.get(e).star()) {
                alive[e + 1] = true;
            }
        }
    }

    private static boolean step(List<Element> elements, boolean[] alive, char c) {
        boolean any = false;
        for (int e = elements.size(); e >= 0; e--) {
            boolean stays = alive[e] && e < elements.size() && elements.get(e).star();
            boolean arrives = e > 0
                    && alive[e - 1]
                    && !elements.get(e - 1).star()
                    && elements.get(e - 1).takes(c);
            alive[e] = stays || arrives;
            any |= alive[e];
        }
        passStars(elements, alive);
        return any;
    }
}
