package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a sed script. */
final class SedParser {
    private static final String PLAIN = "=dDgGhHnNpPqx";

    private final String script;
    private final boolean extended;
    private final List<SedCommand> commands = new ArrayList<>();
    private final List<Integer> braces = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private int at;
    private Regex previous;

    private SedParser(String script, boolean extended) {
        this.script = script;
        this.extended = extended;
    }

    /** A script that is none. */
    static final class WrongException extends Exception {
        private final boolean unsupported;

        WrongException(String message, boolean unsupported) {
            super(message);
            this.unsupported = unsupported;
        }

        /** A real sed would take it; the message then is what it is. */
        boolean isUnsupported() {
            return unsupported;
        }
    }

    static List<SedCommand> parse(String script, boolean extended) throws WrongException {
        SedParser parser = new SedParser(script, extended);
        parser.all();
        return parser.resolved();
    }

    private void all() throws WrongException {
        while (true) {
            while (at < script.length() && " \t\n;".indexOf(script.charAt(at)) >= 0) {
                at++;
            }
            if (at >= script.length()) {
                return;
            }
            if (script.charAt(at) == '#') {
                upToNewline();
                continue;
            }
            command();
        }
    }

    private void command() throws WrongException {
        Optional<SedCommand.Address> from = address(false);
        Optional<SedCommand.Address> to = Optional.empty();
        blanks();
        if (from.isPresent() && peek() == ',') {
            at++;
            blanks();
            to = address(true);
            if (to.isEmpty()) {
                throw wrong("no address after comma");
            }
            blanks();
        }
        boolean negated = false;
        while (peek() == '!') {
            negated = true;
            at++;
            blanks();
        }
        if (at >= script.length()) {
            throw wrong("missing command");
        }
        char name = script.charAt(at++);
        String text = "";
        Optional<SedCommand.Substitution> substitution = Optional.empty();
        if (name == '{') {
            braces.add(commands.size());
        } else if (name == '}') {
            if (braces.isEmpty()) {
                throw wrong("unexpected }");
            }
            int open = braces.remove(braces.size() - 1);
            commands.set(open, commands.get(open).withTarget(commands.size()));
        } else if (name == ':' || name == 'b' || name == 't' || name == 'T') {
            text = label();
            if (name == ':') {
                labels.put(text, commands.size());
            }
        } else if (name == 'a' || name == 'i' || name == 'c') {
            text = text();
        } else if (name == 's') {
            substitution = Optional.of(substitution());
        } else if (name == 'y') {
            text = transliteration();
        } else if (name == 'r' || name == 'w' || name == 'l') {
            throw new WrongException("command " + name, true);
        } else if (PLAIN.indexOf(name) < 0) {
            throw wrong("unsupported command " + name);
        }
        if ("{};:btTaic".indexOf(name) < 0) {
            end();
        }
        commands.add(new SedCommand(from, to, negated, name, text, substitution, -1));
    }

    private List<SedCommand> resolved() throws WrongException {
        List<SedCommand> resolved = new ArrayList<>();
        for (SedCommand command : commands) {
            boolean jump = "btT".indexOf(command.name()) >= 0;
            if (jump && !command.text().isEmpty() && !labels.containsKey(command.text())) {
                throw wrong("can't find label for jump to '" + command.text() + "'");
            }
            boolean open = command.name() == '{' && command.target() < 0;
            resolved.add(
                    jump
                            ? command.withTarget(labels.getOrDefault(command.text(), commands.size()))
                            : open ? command.withTarget(commands.size()) : command);
        }
        return List.copyOf(resolved);
    }

    private Optional<SedCommand.Address> address(boolean second) throws WrongException {
        char c = peek();
        if (Character.isDigit(c)) {
            return Optional.of(new SedCommand.Address.Line(number()));
        }
        if (c == '$') {
            at++;
            return Optional.of(new SedCommand.Address.Last());
        }
        if (second && c == '+') {
            at++;
            return Optional.of(new SedCommand.Address.Behind(number()));
        }
        if (c == '/' || c == '\\') {
            at += c == '/' ? 1 : 2;
            String pattern = delimited(script.charAt(at - 1), true);
            boolean anyCase = peek() == 'I';
            at += anyCase ? 1 : 0;
            return Optional.of(new SedCommand.Address.Matching(regex(pattern, anyCase)));
        }
        return Optional.empty();
    }

    private long number() {
        long value = 0;
        while (Character.isDigit(peek())) {
            value = Math.min(value * 10 + script.charAt(at++) - '0', Integer.MAX_VALUE);
        }
        return value;
    }

    /** Up to the delimiter; a newline may be written as an escape, the delimiter itself behind a backslash. */
    private String delimited(char delimiter, boolean regex) throws WrongException {
        StringBuilder out = new StringBuilder();
        boolean inBrackets = false;
        int bracket = 0;
        for (; at < script.length(); at++) {
            char c = script.charAt(at);
            if (c == delimiter && !inBrackets) {
                at++;
                return out.toString();
            }
            if (inBrackets) {
                inBrackets = c != ']' || at == bracket + 1 || at == bracket + 2 && script.charAt(bracket + 1) == '^';
            } else if (regex && c == '[') {
                inBrackets = true;
                bracket = at;
            }
            if (c != '\\' || at + 1 == script.length()) {
                out.append(c);
                continue;
            }
            char next = script.charAt(at + 1);
            if (next == 'n' && regex) {
                out.append('\n');
                at++;
            } else if (inBrackets) {
                out.append(c);
            } else if (next == delimiter) {
                out.append(next);
                at++;
            } else {
                out.append(c).append(next);
                at++;
            }
        }
        throw wrong("unmatched '" + delimiter + "'");
    }

    private Regex regex(String pattern, boolean anyCase) throws WrongException {
        if (pattern.isEmpty()) {
            if (previous == null) {
                throw wrong("no previous regexp");
            }
            return previous;
        }
        Regex.Compiled compiled = Regex.compile(tabs(pattern), extended, anyCase);
        if (compiled instanceof Regex.Compiled.Bad bad) {
            throw wrong("bad regex '" + pattern + "': " + bad.message());
        }
        previous = ((Regex.Compiled.Good) compiled).regex();
        return previous;
    }

    private static String tabs(String pattern) {
        return pattern.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\t", "$1\t");
    }

    private SedCommand.Substitution substitution() throws WrongException {
        char delimiter = peek();
        if (delimiter == '\0' || delimiter == '\n' || delimiter == '\\') {
            throw wrong("bad format in substitution expression");
        }
        at++;
        String pattern = delimited(delimiter, true);
        String replacement = delimited(delimiter, false);
        int which = 1;
        boolean all = false;
        boolean print = false;
        boolean anyCase = false;
        while (at < script.length() && ";\n}# \t".indexOf(script.charAt(at)) < 0) {
            char flag = peek();
            if (Character.isDigit(flag)) {
                which = (int) number();
                all = false;
                continue;
            }
            at++;
            switch (flag) {
                case 'g' -> {
                    all = true;
                    which = 1;
                }
                case 'p' -> print = true;
                case 'i', 'I' -> anyCase = true;
                case 'w', 'e', 'm', 'M' -> throw new WrongException("flag " + flag + " of s", true);
                default -> throw wrong("bad option in substitution expression");
            }
        }
        return new SedCommand.Substitution(regex(pattern, anyCase), replacement, which, all, print);
    }

    private String transliteration() throws WrongException {
        char delimiter = peek();
        at++;
        String from = unescaped(delimited(delimiter, false));
        String to = unescaped(delimited(delimiter, false));
        if (from.length() != to.length()) {
            throw wrong("strings for y command have different lengths");
        }
        return from + to;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\\\", "\\");
    }

    private String label() {
        blanks();
        int from = at;
        while (at < script.length() && "; \t\n}".indexOf(script.charAt(at)) < 0) {
            at++;
        }
        return script.substring(from, at);
    }

    /** The text of a, i and c: on this line or, behind a backslash, on the next. */
    private String text() throws WrongException {
        blanks();
        if (peek() == '\\') {
            at++;
            int before = at;
            blanks();
            if (peek() == '\n') {
                at++;
            } else {
                at = before;
            }
        }
        StringBuilder out = new StringBuilder();
        for (; at < script.length() && script.charAt(at) != '\n'; at++) {
            char c = script.charAt(at);
            if (c == '\\' && at + 1 < script.length()) {
                c = script.charAt(++at);
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
            }
            out.append(c);
        }
        return out.append('\n').toString();
    }

    private void upToNewline() {
        int newline = script.indexOf('\n', at);
        at = newline < 0 ? script.length() : newline;
    }

    private void end() throws WrongException {
        blanks();
        if (at < script.length() && ";\n}#".indexOf(script.charAt(at)) < 0) {
            throw wrong("extra characters after command");
        }
    }

    private void blanks() {
        while (at < script.length() && (script.charAt(at) == ' ' || script.charAt(at) == '\t')) {
            at++;
        }
    }

    private char peek() {
        return at < script.length() ? script.charAt(at) : '\0';
    }

    private static WrongException wrong(String message) {
        return new WrongException(message, false);
    }
}
