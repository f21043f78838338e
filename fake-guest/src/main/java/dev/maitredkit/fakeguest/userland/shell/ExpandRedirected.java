package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import org.pcollections.PVector;

/** A compound command with redirections: they are made, it runs, they are undone. */
record ExpandRedirected(Node.Redirected node, boolean tested, PVector<Substituted> known) implements Expanding {
    @Override
    public Frame with(Substituted next) {
        return new ExpandRedirected(node, tested, known.plus(next));
    }

    @Override
    public void run(Interpreter in) {
        expand(in, known, expander -> Redirections.expand(expander, node.redirects()), plans -> {
            Redirections.Made made = Redirections.make(in, plans, false);
            if (made.error().isPresent()) {
                Redirections.restore(in.sys(), made.saved());
                in.setStatus(1);
                in.complain(in.state().prefix() + made.error().get() + "\n");
                return;
            }
            in.push(new Redirections.Restore(made.saved()));
            in.eval(node.body(), tested, false);
        });
    }
}
