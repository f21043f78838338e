package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a simple command, and redirections (POSIX sh 2.7 and 2.9.1). */
final class SimpleCommandParser {
    private final TokenReader tokens;
    private final CommandParser commands;

    SimpleCommandParser(TokenReader tokens, CommandParser commands) {
        this.tokens = tokens;
        this.commands = commands;
    }

    Node parse() {
        List<Node.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        tokens.peekCommand();
        int line = tokens.line();
        while (true) {
            Token token = words.isEmpty() ? tokens.peekCommand() : tokens.peekArgument();
            if (token instanceof Token.RedirectOperator) {
                redirects.add(parseRedirect());
            } else if (token instanceof Token.WordToken word) {
                tokens.take();
                Optional<Node.Assignment> assignment =
                        words.isEmpty() ? Assignments.find(word.word()) : Optional.empty();
                assignment.ifPresentOrElse(assignments::add, () -> words.add(word.word()));
            } else if (isLogicInTest(token, words)) {
                words.add(Word.of(tokens.take().isOperator("&&") ? "-a" : "-o"));
            } else {
                break;
            }
            boolean mayDefine = words.size() == 1 && assignments.isEmpty() && redirects.isEmpty();
            if (mayDefine && tokens.peek().isOperator("(")) {
                tokens.take();
                tokens.expectOperator(")");
                return commands.parseFunctionBody(words.get(0).findLiteral().orElse(""));
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw tokens.unexpected("");
        }
        return new Node.Simple(assignments, words, redirects, line);
    }

    /** Between {@code [[} and {@code ]]} ash takes the logical operators for those of test(1). */
    private static boolean isLogicInTest(Token token, List<Word> words) {
        if (!token.isOperator("&&") && !token.isOperator("||") || words.isEmpty()) {
            return false;
        }
        boolean test = words.get(0).findLiteral().filter("[["::equals).isPresent();
        return test
                && words.get(words.size() - 1)
                        .findLiteral()
                        .filter("]]"::equals)
                        .isEmpty();
    }

    List<Redirect> parseRedirects() {
        List<Redirect> all = new ArrayList<>();
        while (tokens.peek() instanceof Token.RedirectOperator) {
            all.add(parseRedirect());
        }
        return all;
    }

    private Redirect parseRedirect() {
        Token.RedirectOperator operator = (Token.RedirectOperator) tokens.take();
        if (tokens.peek().isOperator("(")
                && (operator.text().equals("<") || operator.text().equals(">"))) {
            throw SyntaxError.unsupported("process substitution is not supported by this guest");
        }
        if (!(tokens.peek() instanceof Token.WordToken target)) {
            throw tokens.unexpected("");
        }
        Word word = target.word();
        boolean input = operator.text().startsWith("<");
        int fd = operator.fd() >= 0 ? operator.fd() : input ? 0 : 1;
        if (operator.text().startsWith("<<")) {
            Redirect.Here here = new Redirect.Here(fd);
            tokens.lexer().expectHereDocument(here, word, operator.text().equals("<<-"));
            tokens.take();
            return here;
        }
        tokens.take();
        return switch (operator.text()) {
            case "<&", ">&" -> new Redirect.Duplicate(fd, word, !input);
            case "<" -> new Redirect.File(fd, Redirect.Mode.READ, word);
            case ">" -> new Redirect.File(fd, Redirect.Mode.WRITE, word);
            case ">|" -> new Redirect.File(fd, Redirect.Mode.CLOBBER, word);
            case ">>" -> new Redirect.File(fd, Redirect.Mode.APPEND, word);
            case "<>" -> new Redirect.File(fd, Redirect.Mode.READ_WRITE, word);
            default -> new Redirect.File(fd, Redirect.Mode.WRITE_BOTH, word);
        };
    }
}
