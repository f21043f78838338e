package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import dev.maitredkit.fakeguest.userland.shell.syntax.Word;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;

/** while, until and for. */
final class Loops {
    private Loops() {}

    /** A loop that is running: where break and continue go. */
    interface LoopFrame extends Frame {
        /** Pushes what continue leads to. */
        void again(Interpreter in);

        @Override
        default boolean isBoundary() {
            return true;
        }

        @Override
        default Optional<Jump> unwind(Interpreter in, Jump jump) {
            Optional<Jump> rest = jump.outwards();
            if (rest.isEmpty()) {
                in.setStatus(0);
                if (jump instanceof Jump.Continue) {
                    again(in);
                }
            }
            return rest;
        }
    }

    static void begin(Interpreter in, Node.Loop loop, boolean tested) {
        in.push(new Tested(loop, tested, 0));
        in.eval(loop.condition(), true, false);
    }

    /** The condition has run; {@code bodyStatus} is the status of the loop if it ends now. */
    private record Tested(Node.Loop loop, boolean tested, int bodyStatus) implements LoopFrame {
        @Override
        public void run(Interpreter in) {
            if ((in.state().status() == 0) == loop.until()) {
                in.setStatus(bodyStatus);
            } else {
                in.push(new Ran(loop, tested));
                in.eval(loop.body(), tested, false);
            }
        }

        @Override
        public void again(Interpreter in) {
            begin(in, loop, tested);
        }
    }

    /** The body has run. */
    private record Ran(Node.Loop loop, boolean tested) implements LoopFrame {
        @Override
        public void run(Interpreter in) {
            in.push(new Tested(loop, tested, in.state().status()));
            in.eval(loop.condition(), true, false);
        }

        @Override
        public void again(Interpreter in) {
            begin(in, loop, tested);
        }
    }

    /** Expands the words of a for. */
    record ExpandFor(Node.For node, boolean tested, PVector<Substituted> known) implements Expanding {
        @Override
        public Frame with(Substituted next) {
            return new ExpandFor(node, tested, known.plus(next));
        }

        @Override
        public void run(Interpreter in) {
            Optional<List<Word>> words = node.words();
            expand(
                    in,
                    known,
                    expander -> words.map(expander::fields)
                            .orElseGet(() -> expander.state().parameters()),
                    items -> {
                        if (items.isEmpty()) {
                            in.setStatus(0);
                        }
                        in.push(new NextItem(node, List.copyOf(items), 0, tested));
                    });
        }
    }

    /** The item of this index is next. */
    private record NextItem(Node.For node, List<String> items, int index, boolean tested) implements LoopFrame {
        @Override
        public void run(Interpreter in) {
            if (index == items.size()) {
                return;
            }
            if (in.state().variables().isReadOnly(node.variable())) {
                in.fail(node.variable() + ": is read only");
                return;
            }
            in.set(in.state().set(node.variable(), items.get(index)));
            in.push(new NextItem(node, items, index + 1, tested));
            in.eval(node.body(), tested, false);
        }

        @Override
        public void again(Interpreter in) {
            in.push(this);
        }
    }
}
