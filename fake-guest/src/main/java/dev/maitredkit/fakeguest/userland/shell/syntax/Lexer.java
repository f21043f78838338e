package dev.maitredkit.fakeguest.userland.shell.syntax;

/** Cuts a script into tokens (POSIX sh 2.3). Here-documents are read when their line ends. */
final class Lexer {
    private final Source source;
    private final WordReader words;
    private final HereDocuments hereDocuments;

    Lexer(Source source, WordReader words) {
        this.source = source;
        this.words = words;
        this.hereDocuments = new HereDocuments(source, words);
    }

    Source source() {
        return source;
    }

    Token next() {
        skipBlanks();
        int start = source.position();
        int c = source.peek();
        if (c == Source.END) {
            hereDocuments.readPending();
            return new Token.End();
        }
        if (c == '\n') {
            source.next();
            hereDocuments.readPending();
            return new Token.Newline();
        }
        if (isOperatorStart(c)) {
            return operator(-1);
        }
        WordBuilder word = new WordBuilder();
        words.readUnquoted(word);
        int end = source.peek();
        if ((end == '<' || end == '>') && word.isDigits()) {
            return operator(word.takeNumber());
        }
        return new Token.WordToken(word.build(), start);
    }

    /** Remembers that the body of this here-document follows the line. */
    void expectHereDocument(Redirect.Here here, Word delimiter, boolean stripTabs) {
        hereDocuments.expect(here, delimiter, stripTabs);
    }

    private void skipBlanks() {
        while (true) {
            int c = source.peek();
            if (c == '#') {
                while (source.peekRaw() != '\n' && source.peekRaw() != Source.END) {
                    source.nextRaw();
                }
                return;
            }
            if (c != ' ' && c != '\t') {
                return;
            }
            source.next();
        }
    }

    static boolean isOperatorStart(int c) {
        return c != Source.END && ";&|<>()".indexOf(c) >= 0;
    }

    private Token operator(int fd) {
        char c = (char) source.next();
        if (c == '<') {
            return new Token.RedirectOperator(fd, lessThan());
        }
        if (c == '>') {
            String text = source.take('>') ? ">>" : source.take('|') ? ">|" : source.take('&') ? ">&" : ">";
            return new Token.RedirectOperator(fd, text);
        }
        if (c == '&' && source.peek() == '>') {
            source.next();
            return new Token.RedirectOperator(1, "&>");
        }
        boolean doubled = ";&|".indexOf(c) >= 0 && source.take(c);
        return new Token.Operator(doubled ? "" + c + c : "" + c);
    }

    private String lessThan() {
        if (source.take('<')) {
            return source.take('-') ? "<<-" : "<<";
        }
        return source.take('&') ? "<&" : source.take('>') ? "<>" : "<";
    }
}
