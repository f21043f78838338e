package dev.maitredkit.fakeguest.userland.shell.syntax;

import dev.maitredkit.fakeguest.userland.shell.syntax.Word.Operator;
import java.util.Optional;

/** Reads what follows a {@code $}, and substitutions in backquotes (POSIX sh 2.6.2 to 2.6.4). */
final class DollarReader {
    private static final String SPECIAL = "@*#?-$!";

    private final Source source;
    private final WordReader words;

    DollarReader(Source source, WordReader words) {
        this.source = source;
        this.words = words;
    }

    /** Behind the {@code $}. */
    void read(WordBuilder word, boolean quoted) {
        int c = source.peek();
        if (c == '{') {
            source.next();
            word.add(readBraced(quoted));
        } else if (c == '(') {
            source.next();
            readParenthesized(word, quoted);
        } else if (Reserved.isNameStart(c)) {
            word.add(Word.Parameter.plain(readName(), quoted));
        } else if (Reserved.isDigit(c) || c != Source.END && SPECIAL.indexOf(c) >= 0) {
            word.add(Word.Parameter.plain(String.valueOf((char) source.next()), quoted));
        } else {
            word.add('$', quoted);
        }
    }

    private void readParenthesized(WordBuilder word, boolean quoted) {
        if (source.take('(')) {
            word.add(new Word.Arithmetic(words.readArithmetic(), quoted));
        } else {
            Node body = new Parser(source, words.aliases(), words.depth() + 1).parseSubstitution();
            word.add(new Word.Substitution(body, quoted));
        }
    }

    private String readName() {
        StringBuilder name = new StringBuilder();
        while (Reserved.isNamePart(source.peek())) {
            name.append((char) source.next());
        }
        return name.toString();
    }

    private Word.Part readBraced(boolean quoted) {
        if (source.peek() == '#' && !isHashItself()) {
            source.next();
            String name = readParameterName();
            if (source.take('}') && !name.isEmpty()) {
                return new Word.Parameter(name, Operator.LENGTH, false, Word.EMPTY, Optional.empty(), quoted);
            }
            return bad(quoted);
        }
        String name = readParameterName();
        if (name.isEmpty()) {
            return bad(quoted);
        }
        return source.take('}') ? Word.Parameter.plain(name, quoted) : readOperation(name, quoted);
    }

    /** {@code ${#}} and {@code ${#-word}} are about the number of parameters, {@code ${#x}} is a length. */
    private boolean isHashItself() {
        int at = source.position() + 1;
        int next = at < source.text().length() ? source.text().charAt(at) : Source.END;
        int afterNext = at + 1 < source.text().length() ? source.text().charAt(at + 1) : Source.END;
        return next == '}' || next != Source.END && ":-+=?#%".indexOf(next) >= 0 && afterNext != '}';
    }

    private String readParameterName() {
        int c = source.peek();
        if (Reserved.isNameStart(c)) {
            return readName();
        }
        if (Reserved.isDigit(c)) {
            StringBuilder digits = new StringBuilder();
            while (Reserved.isDigit(source.peek())) {
                digits.append((char) source.next());
            }
            return digits.toString();
        }
        return c != Source.END && SPECIAL.indexOf(c) >= 0 ? String.valueOf((char) source.next()) : "";
    }

    private Word.Part readOperation(String name, boolean quoted) {
        boolean colon = source.take(':');
        int c = source.peek();
        Operator words = c == Source.END ? Operator.BAD : valueOperator(c);
        if (words != Operator.BAD) {
            source.next();
            return finish(name, words, colon, quoted, quoted);
        }
        if (colon) {
            return readSubstring(name, quoted);
        }
        if (c == '#' || c == '%') {
            source.next();
            boolean longest = source.take((char) c);
            Operator cut = c == '#'
                    ? longest ? Operator.CUT_LONGEST_PREFIX : Operator.CUT_SHORTEST_PREFIX
                    : longest ? Operator.CUT_LONGEST_SUFFIX : Operator.CUT_SHORTEST_SUFFIX;
            return finish(name, cut, false, false, quoted);
        }
        if (c == '/') {
            return readReplacement(name, quoted);
        }
        if (c == Source.END) {
            throw SyntaxError.of("missing '}'");
        }
        return bad(quoted);
    }

    private static Operator valueOperator(int c) {
        return switch (c) {
            case '-' -> Operator.DEFAULT;
            case '=' -> Operator.ASSIGN;
            case '?' -> Operator.REQUIRE;
            case '+' -> Operator.ALTERNATIVE;
            default -> Operator.BAD;
        };
    }

    private Word.Part finish(String name, Operator operator, boolean colon, boolean operandQuoted, boolean quoted) {
        Word operand = words.readOperand(operandQuoted, "");
        closeBrace();
        return new Word.Parameter(name, operator, colon, operand, Optional.empty(), quoted);
    }

    private Word.Part readSubstring(String name, boolean quoted) {
        Word offset = words.readOperand(true, ":");
        Optional<Word> length = source.take(':') ? Optional.of(words.readOperand(true, "")) : Optional.empty();
        closeBrace();
        return new Word.Parameter(name, Operator.SUBSTRING, false, offset, length, quoted);
    }

    private Word.Part readReplacement(String name, boolean quoted) {
        source.next();
        Operator operator = source.take('/') ? Operator.REPLACE_ALL : Operator.REPLACE_FIRST;
        Word pattern = words.readOperand(false, "/");
        Optional<Word> with = source.take('/') ? Optional.of(words.readOperand(false, "")) : Optional.empty();
        closeBrace();
        return new Word.Parameter(name, operator, false, pattern, with, quoted);
    }

    private void closeBrace() {
        if (!source.take('}')) {
            throw SyntaxError.of("missing '}'");
        }
    }

    private Word.Part bad(boolean quoted) {
        words.readOperand(quoted, "");
        closeBrace();
        return new Word.Parameter("", Operator.BAD, false, Word.EMPTY, Optional.empty(), quoted);
    }

    /** Behind the opening backquote: its text loses one level of backslashes and is a script of its own. */
    void readBackquoted(WordBuilder word, boolean quoted) {
        int line = source.line();
        StringBuilder script = new StringBuilder();
        while (true) {
            int c = source.next();
            if (c == '`') {
                break;
            }
            if (c == Source.END) {
                throw SyntaxError.of("EOF in backquote substitution");
            }
            if (c == '\\') {
                int escaped = source.peekRaw();
                if (escaped == '\\' || escaped == '`' || escaped == '$' || quoted && escaped == '"') {
                    c = source.nextRaw();
                }
            }
            script.append((char) c);
        }
        Source inner = new Source(script.toString(), 0, line, true);
        Node body = new Parser(inner, words.aliases(), words.depth() + 1).parseWhole();
        word.add(new Word.Substitution(body, quoted));
    }
}
