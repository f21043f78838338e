package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads lists, and-or lists and pipelines (POSIX sh 2.10); what they are made of is read by {@link CommandParser}. */
public final class Parser {
    /** So deep may commands be nested in each other: a quarter of a Java stack; a real shell ends at its stack's end. */
    static final int MAX_DEPTH = 200;

    private final TokenReader tokens;
    private final CommandParser commands;

    Parser(Source source, Map<String, String> aliases, int depth) {
        if (depth > MAX_DEPTH) {
            throw SyntaxError.unsupported("nested too deeply");
        }
        tokens = new TokenReader(source, aliases, depth);
        commands = new CommandParser(tokens, this, depth);
    }

    /**
     * Reads the next complete command line.
     *
     * @param text the script
     * @param offset where to begin
     * @param line the number of the line there
     * @param complete no more text can come behind this one
     * @param aliases to put in for command words
     */
    public static Parsed parse(String text, int offset, int line, boolean complete, Map<String, String> aliases) {
        Source source = new Source(text, offset, line, complete);
        try {
            Parser parser = new Parser(source, aliases, 0);
            if (parser.tokens.peek() instanceof Token.End) {
                return new Parsed.End();
            }
            Node node = parser.parseLine();
            return new Parsed.Command(node, source.text(), source.position(), source.line());
        } catch (SyntaxError e) {
            return e.wantsMore()
                    ? new Parsed.More()
                    : new Parsed.Error(e.getMessage(), source.line(), e.isUnsupported());
        }
    }

    private Node parseLine() {
        if (tokens.take(Token.Newline.class)) {
            return Node.NOTHING;
        }
        Node node = parseList(true);
        if (!tokens.take(Token.Newline.class) && !(tokens.peek() instanceof Token.End)) {
            throw tokens.unexpected("");
        }
        return node;
    }

    /** The inside of {@code $(…)}; takes the closing parenthesis. */
    Node parseSubstitution() {
        Node body = parseList(false);
        tokens.expectOperator(")");
        return body;
    }

    /** All of the source. */
    Node parseWhole() {
        Node body = parseList(false);
        if (!(tokens.peek() instanceof Token.End)) {
            throw tokens.unexpected("");
        }
        return body;
    }

    /** A list, perhaps empty, up to what cannot begin a command. */
    Node parseList(boolean oneLine) {
        List<Node> all = new ArrayList<>();
        while (true) {
            if (!oneLine) {
                tokens.skipNewlines();
            }
            if (endsList()) {
                break;
            }
            Node node = parseAndOr();
            if (tokens.takeOperator("&")) {
                all.add(new Node.Background(node));
                continue;
            }
            all.add(node);
            boolean separated = tokens.takeOperator(";") || !oneLine && tokens.take(Token.Newline.class);
            if (!separated) {
                break;
            }
        }
        return all.size() == 1 ? all.get(0) : new Node.Sequence(all);
    }

    /** A list that must not be empty, up to this reserved word, which is taken. */
    Node parseListUntil(String end) {
        Node body = parseListOfCompound();
        tokens.expectWord(end);
        return body;
    }

    /** A list inside of a compound command: at least one command. At the end of input the caller knows what it misses. */
    Node parseListOfCompound() {
        tokens.skipNewlines();
        if (tokens.peek() instanceof Token.End) {
            return Node.NOTHING;
        }
        if (endsList()) {
            throw tokens.unexpected("");
        }
        return parseList(false);
    }

    private boolean endsList() {
        Token token = tokens.peekCommand();
        if (token instanceof Token.End || token instanceof Token.Newline || token.isOperator(")")) {
            return true;
        }
        if (token.isOperator(";;")) {
            return true;
        }
        return token.findLiteral().filter(CommandParser::isClosing).isPresent();
    }

    private Node parseAndOr() {
        Node first = parsePipeline();
        List<Node.Link> links = new ArrayList<>();
        while (true) {
            boolean and = tokens.peek().isOperator("&&");
            if (!and && !tokens.peek().isOperator("||")) {
                return links.isEmpty() ? first : new Node.AndOr(first, links);
            }
            tokens.take();
            tokens.skipNewlines();
            links.add(new Node.Link(and, parsePipeline()));
        }
    }

    private Node parsePipeline() {
        boolean not = tokens.takeWord("!");
        Node first = commands.parse();
        List<Node> all = new ArrayList<>(List.of(first));
        while (tokens.takeOperator("|")) {
            tokens.skipNewlines();
            all.add(commands.parse());
        }
        Node node = all.size() == 1 ? first : new Node.Pipeline(all);
        return not ? new Node.Not(node) : node;
    }
}
