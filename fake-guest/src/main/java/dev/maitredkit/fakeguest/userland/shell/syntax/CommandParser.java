package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one command: a compound command, a function or a simple command (POSIX sh 2.9). */
final class CommandParser {
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private final TokenReader tokens;
    private final Parser lists;
    private final SimpleCommandParser simple;
    private int depth;

    CommandParser(TokenReader tokens, Parser lists, int depth) {
        this.tokens = tokens;
        this.lists = lists;
        this.depth = depth;
        this.simple = new SimpleCommandParser(tokens, this);
    }

    /** Whether this reserved word ends a list. */
    static boolean isClosing(String word) {
        return CLOSING.contains(word);
    }

    Node parse() {
        if (++depth > Parser.MAX_DEPTH) {
            throw SyntaxError.unsupported("nested too deeply");
        }
        try {
            int line = tokens.line();
            Token token = tokens.peekCommand();
            Optional<Node> compound = findCompound(token, line);
            if (compound.isEmpty()) {
                return simple.parse();
            }
            List<Redirect> redirects = simple.parseRedirects();
            return redirects.isEmpty() ? compound.get() : new Node.Redirected(compound.get(), redirects, line);
        } finally {
            depth--;
        }
    }

    private Optional<Node> findCompound(Token token, int line) {
        if (token.isOperator("(")) {
            tokens.take();
            Node body = lists.parseListOfCompound();
            tokens.expectOperator(")");
            return Optional.of(new Node.Subshell(body));
        }
        String word = token.findLiteral().filter(Reserved::isReserved).orElse("");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (isClosing(word) || word.equals("in") || word.equals("!")) {
            throw tokens.unexpected("");
        }
        tokens.take();
        return Optional.of(
                switch (word) {
                    case "if" -> parseIf();
                    case "while" -> parseLoop(false);
                    case "until" -> parseLoop(true);
                    case "for" -> parseFor(line);
                    case "case" -> parseCase(line);
                    case "{" -> lists.parseListUntil("}");
                    case "function" -> parseFunctionKeyword();
                    default -> throw tokens.unexpected("");
                });
    }

    private Node parseIf() {
        List<Node.Clause> clauses = new ArrayList<>();
        do {
            Node condition = lists.parseListUntil("then");
            clauses.add(new Node.Clause(condition, lists.parseListOfCompound()));
        } while (tokens.takeWord("elif"));
        Node otherwise = tokens.takeWord("else") ? lists.parseListOfCompound() : Node.NOTHING;
        tokens.expectWord("fi");
        return new Node.If(clauses, otherwise);
    }

    private Node parseLoop(boolean until) {
        Node condition = lists.parseListUntil("do");
        return new Node.Loop(condition, lists.parseListUntil("done"), until);
    }

    private Node parseFor(int line) {
        String name = tokens.take().findLiteral().filter(Reserved::isName).orElse("");
        if (name.isEmpty()) {
            throw SyntaxError.of("bad for loop variable");
        }
        tokens.skipNewlines();
        Optional<List<Word>> words = Optional.empty();
        if (tokens.takeWord("in")) {
            List<Word> list = new ArrayList<>();
            while (tokens.peek() instanceof Token.WordToken word) {
                tokens.take();
                list.add(word.word());
            }
            words = Optional.of(list);
            if (!tokens.takeOperator(";") && !(tokens.peek() instanceof Token.Newline)) {
                throw tokens.unexpected("");
            }
        } else {
            tokens.takeOperator(";");
        }
        tokens.skipNewlines();
        tokens.expectWord("do");
        return new Node.For(name, words, lists.parseListUntil("done"), line);
    }

    private Node parseCase(int line) {
        if (!(tokens.take() instanceof Token.WordToken subject)) {
            throw tokens.unexpected("");
        }
        tokens.skipNewlines();
        tokens.expectWord("in");
        List<Node.Arm> arms = new ArrayList<>();
        tokens.skipNewlines();
        while (!tokens.peek().isLiteral("esac")) {
            arms.add(parseArm());
            if (!tokens.takeOperator(";;")) {
                break;
            }
            tokens.skipNewlines();
        }
        tokens.expectWord("esac");
        return new Node.Case(subject.word(), arms, line);
    }

    private Node.Arm parseArm() {
        tokens.takeOperator("(");
        List<Word> patterns = new ArrayList<>();
        do {
            if (!(tokens.peek() instanceof Token.WordToken pattern)) {
                throw tokens.unexpected(tokens.peek() instanceof Token.End ? ")" : "");
            }
            tokens.take();
            patterns.add(pattern.word());
        } while (tokens.takeOperator("|"));
        tokens.expectOperator(")");
        return new Node.Arm(patterns, lists.parseList(false));
    }

    private Node parseFunctionKeyword() {
        String name = tokens.take().findLiteral().orElse("");
        if (tokens.takeOperator("(")) {
            tokens.expectOperator(")");
        }
        return parseFunctionBody(name);
    }

    /** Behind {@code name ()}. */
    Node parseFunctionBody(String name) {
        if (!Reserved.isName(name)) {
            throw SyntaxError.of("bad function name");
        }
        tokens.skipNewlines();
        return new Node.Function(name, parse());
    }
}
