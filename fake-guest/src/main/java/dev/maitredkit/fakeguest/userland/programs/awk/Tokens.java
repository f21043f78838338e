package dev.maitredkit.fakeguest.userland.programs.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a program of awk into its words. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("[ \\t\\r]+|#[^\\n]*|\\\\\\n"
            + "|(?<number>\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+)"
            + "|(?<name>[A-Za-z_]\\w*\\(?)"
            + "|\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\""
            + "|(?<operator>\\+\\+|--|\\+=|-=|\\*=|/=|%=|==|!=|<=|>=|&&|\\|\\||!~|[-+*/%<>=!~$(){};,\\n])");

    /** After these a slash divides; elsewhere it begins an expression to match. */
    private static final Set<String> VALUES = Set.of(")", "$", "++", "--");

    enum Kind {
        NUMBER,
        NAME,
        FUNCTION,
        TEXT,
        REGEX,
        OPERATOR
    }

    record Token(Kind kind, String text) {}

    private Tokens() {}

    /** @throws UnsupportedException for what is not understood */
    static List<Token> of(String program) throws UnsupportedException {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(program);
        int at = 0;
        while (at < program.length()) {
            if (program.charAt(at) == '/' && !followsValue(tokens)) {
                int end = endOfRegex(program, at + 1);
                tokens.add(new Token(Kind.REGEX, program.substring(at + 1, end).replace("\\/", "/")));
                at = end + 1;
                continue;
            }
            if (!matcher.region(at, program.length()).lookingAt()) {
                throw new UnsupportedException("\"" + program.charAt(at) + "\" in a program");
            }
            add(tokens, matcher);
            at = matcher.end();
        }
        return tokens;
    }

    private static void add(List<Token> tokens, Matcher matcher) throws UnsupportedException {
        if (matcher.group("number") != null) {
            tokens.add(new Token(Kind.NUMBER, matcher.group("number")));
        } else if (matcher.group("name") != null) {
            String name = matcher.group("name");
            boolean called = name.endsWith("(");
            tokens.add(
                    called
                            ? new Token(Kind.FUNCTION, name.substring(0, name.length() - 1))
                            : new Token(Kind.NAME, name));
        } else if (matcher.group("text") != null) {
            tokens.add(new Token(Kind.TEXT, unescaped(matcher.group("text"))));
        } else if (matcher.group("operator") != null) {
            tokens.add(new Token(Kind.OPERATOR, matcher.group("operator")));
        }
    }

    private static boolean followsValue(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return switch (last.kind()) {
            case NUMBER, NAME, TEXT, REGEX -> true;
            case FUNCTION -> false;
            case OPERATOR -> VALUES.contains(last.text());
        };
    }

    private static int endOfRegex(String program, int from) throws UnsupportedException {
        for (int i = from; i < program.length(); i++) {
            if (program.charAt(i) == '\\') {
                i++;
            } else if (program.charAt(i) == '/') {
                return i;
            }
        }
        throw new UnsupportedException("a regular expression without an end");
    }

    static String unescaped(String text) throws UnsupportedException {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case '"', '\\', '/' -> out.append(escaped);
                default -> throw new UnsupportedException("the escape \\" + escaped);
            }
        }
        return out.toString();
    }
}
