package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.Map;

/** Reads a word with its quoting (POSIX sh 2.2); what begins with {@code $} is read by {@link DollarReader}. */
final class WordReader {
    private final Source source;
    private final DollarReader dollars;
    private final Map<String, String> aliases;
    private final int depth;
    private int nested;

    WordReader(Source source, Map<String, String> aliases, int depth) {
        this.source = source;
        this.aliases = aliases;
        this.depth = depth;
        this.dollars = new DollarReader(source, this);
    }

    Map<String, String> aliases() {
        return aliases;
    }

    /** How deep a substitution in this word is nested. */
    int depth() {
        return depth + nested;
    }

    private void enter() {
        if (depth + ++nested > Parser.MAX_DEPTH) {
            throw SyntaxError.unsupported("nested too deeply");
        }
    }

    /** Up to a blank, newline, operator or the end. */
    void readUnquoted(WordBuilder word) {
        while (true) {
            int c = source.peek();
            if (c == Source.END || c == ' ' || c == '\t' || c == '\n' || Lexer.isOperatorStart(c)) {
                return;
            }
            source.nextRaw();
            readOne(c, word);
        }
    }

    /** One character outside of double quotes, and all that it begins. */
    private void readOne(int c, WordBuilder word) {
        if (c == '\'') {
            readSingleQuoted(word);
        } else if (c == '"') {
            readDoubleQuoted(word);
        } else if (c == '\\') {
            readEscape(word);
        } else if (c == '$' && source.peek() == '\'') {
            source.nextRaw();
            CStyleQuotes.read(source, word);
        } else if (c == '$') {
            dollars.read(word, false);
        } else if (c == '`') {
            dollars.readBackquoted(word, false);
        } else {
            word.add(c, false);
        }
    }

    private void readEscape(WordBuilder word) {
        int c = source.nextRaw();
        if (c == Source.END) {
            word.add('\\', true);
        } else {
            word.add(c, true);
        }
    }

    private void readSingleQuoted(WordBuilder word) {
        int before = word.size();
        while (true) {
            int c = source.nextRaw();
            if (c == '\'') {
                break;
            }
            if (c == Source.END) {
                throw SyntaxError.of("unterminated quoted string");
            }
            word.add(c, true);
        }
        if (word.size() == before) {
            word.addEmptyQuotes();
        }
    }

    private void readDoubleQuoted(WordBuilder word) {
        int before = word.size();
        while (true) {
            int c = source.next();
            if (c == '"') {
                break;
            }
            if (c == Source.END) {
                throw SyntaxError.of("unterminated quoted string");
            }
            readInQuotes(c, word, "$`\"\\");
        }
        if (word.size() == before) {
            word.addEmptyQuotes();
        }
    }

    /** One character where double-quote rules hold; a backslash escapes only {@code escapable}. */
    private void readInQuotes(int c, WordBuilder word, String escapable) {
        if (c == '\\') {
            int escaped = source.peekRaw();
            if (escaped != Source.END && escapable.indexOf(escaped) >= 0) {
                word.add(source.nextRaw(), true);
            } else {
                word.add('\\', true);
            }
        } else if (c == '$') {
            dollars.read(word, true);
        } else if (c == '`') {
            dollars.readBackquoted(word, true);
        } else {
            word.add(c, true);
        }
    }

    /** The body of a here-document with an unquoted delimiter. */
    Word readHereDocument(Source body) {
        return new WordReader(body, aliases, depth).readAllQuoted();
    }

    private Word readAllQuoted() {
        WordBuilder word = new WordBuilder();
        for (int c = source.next(); c != Source.END; c = source.next()) {
            readInQuotes(c, word, "$`\\");
        }
        return word.build();
    }

    /**
     * The operand of a {@code ${…}}, up to its closing brace or, unquoted, a character of {@code stops}. Inside of
     * double quotes it is quoted, except for patterns, which are always read as outside.
     */
    Word readOperand(boolean quoted, String stops) {
        enter();
        WordBuilder word = new WordBuilder();
        boolean inQuotes = false;
        while (true) {
            int c = source.peek();
            if (c == Source.END) {
                throw SyntaxError.of("missing '}'");
            }
            if (!inQuotes && (c == '}' || stops.indexOf(c) >= 0)) {
                nested--;
                return word.build();
            }
            source.nextRaw();
            if (!quoted) {
                readOne(c, word);
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else {
                readInQuotes(c, word, "$`\"\\}");
            }
        }
    }

    /** The expression of {@code $((…))}, up to its closing parentheses. */
    Word readArithmetic() {
        enter();
        WordBuilder word = new WordBuilder();
        int open = 0;
        while (true) {
            int c = source.next();
            if (c == Source.END) {
                throw SyntaxError.of("missing '))'");
            }
            if (c == '(') {
                open++;
            } else if (c == ')') {
                if (open == 0) {
                    if (source.take(')')) {
                        nested--;
                        return word.build();
                    }
                    if (source.peek() == Source.END) {
                        throw SyntaxError.of("missing '))'");
                    }
                } else {
                    open--;
                }
            }
            readInQuotes(c, word, "$`\"\\");
        }
    }
}
