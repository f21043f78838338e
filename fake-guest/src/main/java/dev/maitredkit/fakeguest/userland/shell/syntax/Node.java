package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A command of the shell (POSIX sh 2.9). */
public sealed interface Node {
    /** Nothing at all; its status is 0. */
    Node NOTHING = new Sequence(List.of());

    /** {@code NAME=word} before a command or alone. */
    record Assignment(String name, Word value) {}

    /** {@code a=1 command word … <file}; each list may be empty. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects, int line) implements Node {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code a | b | c}; at least two. */
    record Pipeline(List<Node> commands) implements Node {
        public Pipeline {
            commands = List.copyOf(commands);
        }
    }

    /** {@code ! command}. */
    record Not(Node command) implements Node {}

    /** {@code first && b || c …}. */
    record AndOr(Node first, List<Link> links) implements Node {
        public AndOr {
            links = List.copyOf(links);
        }
    }

    /** One link of an and-or list: run when the status so far is zero ({@code and}) or is not. */
    record Link(boolean and, Node command) {}

    /** {@code a; b} and lines after each other. */
    record Sequence(List<Node> commands) implements Node {
        public Sequence {
            commands = List.copyOf(commands);
        }
    }

    /** {@code command &}. */
    record Background(Node command) implements Node {}

    /** {@code ( … )}. */
    record Subshell(Node body) implements Node {}

    /** A compound command with redirections. */
    record Redirected(Node body, List<Redirect> redirects, int line) implements Node {
        public Redirected {
            redirects = List.copyOf(redirects);
        }
    }

    record If(List<Clause> clauses, Node otherwise) implements Node {
        public If {
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code if condition; then body} or its elif. */
    record Clause(Node condition, Node body) {}

    /** while, or until with {@code stopOn} success. */
    record Loop(Node condition, Node body, boolean until) implements Node {}

    /** for; without words it goes over the positional parameters. */
    record For(String variable, Optional<List<Word>> words, Node body, int line) implements Node {
        public For {
            words = words.map(List::copyOf);
        }
    }

    record Case(Word subject, List<Arm> arms, int line) implements Node {
        public Case {
            arms = List.copyOf(arms);
        }
    }

    /** {@code pattern | pattern) body ;;}. */
    record Arm(List<Word> patterns, Node body) {
        public Arm {
            patterns = List.copyOf(patterns);
        }
    }

    record Function(String name, Node body) implements Node {}
}
