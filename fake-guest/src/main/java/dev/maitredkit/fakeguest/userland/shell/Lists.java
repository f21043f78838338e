package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import dev.maitredkit.fakeguest.userland.shell.syntax.Word;
import dev.maitredkit.fakeguest.userland.shell.text.Glob;
import java.util.List;
import org.pcollections.PVector;

/** What goes on between the commands of lists, if and case. */
final class Lists {
    private Lists() {}

    /** Behind {@code ! command}. */
    record Negate() implements Frame {
        @Override
        public void run(Interpreter in) {
            in.setStatus(in.state().status() == 0 ? 1 : 0);
        }
    }

    /** The command of this index is next. */
    record NextCommand(Node.Sequence list, int index, boolean tested, boolean exits) implements Frame {
        @Override
        public void run(Interpreter in) {
            List<Node> commands = list.commands();
            if (index == commands.size()) {
                return;
            }
            boolean last = index == commands.size() - 1;
            if (!last) {
                in.push(new NextCommand(list, index + 1, tested, exits));
            }
            in.eval(commands.get(index), tested, exits && last);
        }
    }

    /** The link of this index is next; the status is that of what came before. */
    record NextLink(Node.AndOr list, int index, boolean tested, boolean exits) implements Frame {
        @Override
        public void run(Interpreter in) {
            List<Node.Link> links = list.links();
            for (int i = index; i < links.size(); i++) {
                if (links.get(i).and() == (in.state().status() == 0)) {
                    boolean last = i == links.size() - 1;
                    if (!last) {
                        in.push(new NextLink(list, i + 1, tested, exits));
                    }
                    in.eval(links.get(i).command(), tested || !last, exits && last);
                    return;
                }
            }
        }
    }

    /** The condition of the clause of this index has run. */
    record NextClause(Node.If node, int index, boolean tested, boolean exits) implements Frame {
        @Override
        public void run(Interpreter in) {
            List<Node.Clause> clauses = node.clauses();
            if (in.state().status() == 0) {
                in.eval(clauses.get(index).body(), tested, exits);
            } else if (index + 1 < clauses.size()) {
                in.push(new NextClause(node, index + 1, tested, exits));
                in.eval(clauses.get(index + 1).condition(), true, false);
            } else {
                in.eval(node.otherwise(), tested, exits);
            }
        }
    }

    /** Chooses the arm of a case. */
    record ExpandCase(Node.Case node, boolean tested, boolean exits, PVector<Substituted> known) implements Expanding {
        private static final int NONE = -1;

        @Override
        public Frame with(Substituted next) {
            return new ExpandCase(node, tested, exits, known.plus(next));
        }

        @Override
        public void run(Interpreter in) {
            expand(in, known, this::choose, arm -> {
                if (arm == NONE) {
                    in.setStatus(0);
                } else {
                    in.eval(node.arms().get(arm).body(), tested, exits);
                }
            });
        }

        private int choose(Expander expander) {
            String subject = expander.text(node.subject(), Expander.Tilde.WORD);
            for (int i = 0; i < node.arms().size(); i++) {
                for (Word pattern : node.arms().get(i).patterns()) {
                    if (Glob.of(expander.pattern(pattern)).matches(subject)) {
                        return i;
                    }
                }
            }
            return NONE;
        }
    }
}
