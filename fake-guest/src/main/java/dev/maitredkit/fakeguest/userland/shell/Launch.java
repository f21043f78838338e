package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.ExpandCommand.Assigned;
import dev.maitredkit.fakeguest.userland.shell.Redirections.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A simple command whose words are expanded: makes its redirections and runs it.
 *
 * @param status what a command of assignments alone leaves
 */
record Launch(List<String> args, List<Plan> plans, List<Assigned> assigned, int status, boolean tested, boolean exits)
        implements Frame {
    @Override
    public void run(Interpreter in) {
        Optional<Builtin> builtin = args.isEmpty() || isFunction(in) ? Optional.empty() : Builtins.find(args.get(0));
        boolean keeps = builtin.isPresent() && args.get(0).equals("exec");
        Redirections.Made made = Redirections.make(in, plans, keeps);
        if (made.error().isPresent()) {
            Redirections.restore(in.sys(), made.saved());
            fail(in, made.error().get(), builtin.isPresent() && builtin.get().special());
            return;
        }
        if (!made.saved().isEmpty()) {
            in.push(new Redirections.Restore(made.saved()));
        }
        if (args.isEmpty()) {
            in.setStatus(status);
        } else {
            new Commands(in, tested, exits).run(args, assigned, true);
        }
    }

    private boolean isFunction(Interpreter in) {
        return in.state().functions().containsKey(args.get(0));
    }

    private static void fail(Interpreter in, String error, boolean special) {
        if (special) {
            in.fail(error, 1);
        } else {
            in.setStatus(1);
            in.complain(in.state().prefix() + error + "\n");
        }
    }
}
