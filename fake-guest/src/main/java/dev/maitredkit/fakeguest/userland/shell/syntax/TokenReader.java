package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.HashMap;
import java.util.Map;

/** One token of look-ahead, aliases put in where a command may begin (POSIX sh 2.3.1). */
final class TokenReader {
    /** Where the text of an alias that is being read ends, counted from the end of the source. */
    private final Map<String, Integer> activeAliases = new HashMap<>();

    private final Source source;
    private final Lexer lexer;
    private final Map<String, String> aliases;
    private Token ahead;
    /** How much of the source is left behind the last alias whose value ended in a blank; -1 for none. */
    private int leftBehindBlank = -1;

    TokenReader(Source source, Map<String, String> aliases, int depth) {
        this.source = source;
        this.aliases = aliases;
        this.lexer = new Lexer(source, new WordReader(source, aliases, depth));
    }

    Lexer lexer() {
        return lexer;
    }

    int line() {
        return source.line();
    }

    Token peek() {
        if (ahead == null) {
            ahead = lexer.next();
        }
        return ahead;
    }

    /** The next token where a command word may stand. */
    Token peekCommand() {
        Token token = peek();
        while (token instanceof Token.WordToken word && putAlias(word)) {
            ahead = null;
            token = peek();
        }
        return token;
    }

    /** The next word of a command, whose alias counts when the one before ended in a blank. */
    Token peekArgument() {
        Token token = peek();
        boolean first = token instanceof Token.WordToken word
                && leftBehindBlank >= 0
                && source.text().length() - word.start() <= leftBehindBlank;
        if (!first) {
            return token;
        }
        leftBehindBlank = -1;
        return peekCommand();
    }

    private boolean putAlias(Token.WordToken word) {
        String name = word.word().findLiteral().orElse("");
        String value = Reserved.isReserved(name) ? null : aliases.get(name);
        if (value == null || source.position() <= word.start()) {
            return false;
        }
        int left = source.text().length() - source.position();
        Integer end = activeAliases.get(name);
        if (end != null && left >= end) {
            return false;
        }
        activeAliases.put(name, left);
        source.replaceSince(word.start(), value);
        if (value.endsWith(" ") || value.endsWith("\t")) {
            leftBehindBlank = left;
        }
        return true;
    }

    Token take() {
        Token token = peek();
        ahead = null;
        return token;
    }

    boolean take(Class<? extends Token> kind) {
        if (!kind.isInstance(peek())) {
            return false;
        }
        take();
        return true;
    }

    boolean takeOperator(String text) {
        if (!peek().isOperator(text)) {
            return false;
        }
        take();
        return true;
    }

    boolean takeWord(String text) {
        if (!peekCommand().isLiteral(text)) {
            return false;
        }
        take();
        return true;
    }

    void skipNewlines() {
        while (peek() instanceof Token.Newline) {
            take();
        }
    }

    void expectOperator(String text) {
        if (!takeOperator(text)) {
            throw unexpected(text);
        }
    }

    void expectWord(String text) {
        if (!takeWord(text)) {
            throw unexpected(text);
        }
    }

    /** The error for the next token; {@code wanted} is empty when several would have done. */
    SyntaxError unexpected(String wanted) {
        String expecting = wanted.isEmpty() ? "" : " (expecting \"" + wanted + "\")";
        return SyntaxError.of("unexpected " + peek().describe() + expecting);
    }
}
