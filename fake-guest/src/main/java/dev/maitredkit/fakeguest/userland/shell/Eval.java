package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import org.pcollections.TreePVector;

/**
 * A command that is about to run.
 *
 * @param tested its status decides something, so that a failure does not count for set -e
 * @param exits nothing comes behind it in this process, so that a program may take the shell's place
 */
record Eval(Node node, boolean tested, boolean exits) implements Frame {
    @Override
    public boolean isBoundary() {
        return true;
    }

    @Override
    public void run(Interpreter in) {
        in.spend(1);
        if (in.state().has(Option.NOEXEC)) {
            return;
        }
        if (node instanceof Node.Simple it) {
            checkAfterwards(in);
            in.set(in.state().withLine(it.line()));
            in.push(new ExpandCommand(it, tested, exits, TreePVector.empty()));
        } else if (node instanceof Node.Pipeline it) {
            checkAfterwards(in);
            Pipelines.run(in, it.commands(), tested);
        } else if (node instanceof Node.Subshell it) {
            checkAfterwards(in);
            Pipelines.runSubshell(in, it.body(), tested, exits);
        } else if (node instanceof Node.Background it) {
            Pipelines.runInBackground(in, it.command());
        } else if (node instanceof Node.Function it) {
            in.set(in.state()
                    .withFunctions(in.state().functions().plus(it.name(), it.body()))
                    .withStatus(0));
        } else {
            runCompound(in);
        }
    }

    private void checkAfterwards(Interpreter in) {
        if (!tested) {
            in.push(new CheckFailure());
        }
    }

    private void runCompound(Interpreter in) {
        if (node instanceof Node.Not it) {
            in.push(new Lists.Negate());
            in.eval(it.command(), true, false);
        } else if (node instanceof Node.AndOr it) {
            in.push(new Lists.NextLink(it, 0, tested, exits));
            in.eval(it.first(), true, false);
        } else if (node instanceof Node.Sequence it) {
            if (it.commands().isEmpty()) {
                in.setStatus(0);
            }
            in.push(new Lists.NextCommand(it, 0, tested, exits));
        } else if (node instanceof Node.If it) {
            in.push(new Lists.NextClause(it, 0, tested, exits));
            in.eval(it.clauses().get(0).condition(), true, false);
        } else if (node instanceof Node.Loop it) {
            Loops.begin(in, it, tested);
        } else if (node instanceof Node.For it) {
            in.set(in.state().withLine(it.line()));
            in.push(new Loops.ExpandFor(it, tested, TreePVector.empty()));
        } else if (node instanceof Node.Case it) {
            in.set(in.state().withLine(it.line()));
            in.push(new Lists.ExpandCase(it, tested, exits, TreePVector.empty()));
        } else if (node instanceof Node.Redirected it) {
            in.set(in.state().withLine(it.line()));
            in.push(new ExpandRedirected(it, tested, TreePVector.empty()));
        } else {
            throw new IllegalStateException("no such command: " + node);
        }
    }
}
