package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Subshells (POSIX sh 2.12): a copy of the shell in a child process. */
final class Forks {
    static final int SIGINT = 2;
    static final int SIGQUIT = 3;

    private Forks() {}

    /**
     * What a child does to its descriptors before it begins.
     *
     * @param background it is a background job: SIGINT and SIGQUIT are ignored
     * @param nullInput its standard input is /dev/null
     */
    record Setup(PVector<Move> moves, PVector<Integer> closes, boolean background, boolean nullInput) {
        static final Setup NONE = new Setup(TreePVector.empty(), TreePVector.empty(), false, false);

        record Move(int from, int to) {}

        Setup move(int from, int to) {
            return new Setup(moves.plus(new Move(from, to)), closes, background, nullInput);
        }

        Setup close(int fd) {
            return new Setup(moves, closes.plus(fd), background, nullInput);
        }

        Setup inBackground(boolean withoutInput) {
            return new Setup(moves, closes, true, withoutInput);
        }
    }

    /** A child for a command substitution, in which set -e does not hold. */
    static Optional<Integer> forkSubstitution(Interpreter in, ShellState state, Node command, Setup setup) {
        Traps traps = isCommand(command, "trap", 1)
                ? state.traps().inSubshellThatLists()
                : state.traps().inSubshell();
        ShellState child = forget(state, command).with(Option.ERREXIT, false).with(traps);
        return fork(in, state, child, new Eval(command, false, true), setup);
    }

    /** A child that runs a command; empty when there is none, which has been reported. */
    static Optional<Integer> fork(Interpreter in, Node command, Setup setup, boolean tested) {
        ShellState child = forget(in.state(), command).with(in.state().traps().inSubshell());
        return fork(in, in.state(), child, new Eval(command, tested, true), setup);
    }

    static Optional<Integer> fork(Interpreter in, Frame first, Setup setup) {
        ShellState child = in.state().with(Jobs.NONE).with(in.state().traps().inSubshell());
        return fork(in, in.state(), child, first, setup);
    }

    /** A subshell has no jobs, but one that is just the command jobs still lists those of its parent. */
    private static ShellState forget(ShellState state, Node command) {
        return isCommand(command, "jobs", Integer.MAX_VALUE) ? state : state.with(Jobs.NONE);
    }

    private static boolean isCommand(Node node, String name, int mostWords) {
        return node instanceof Node.Simple it
                && !it.words().isEmpty()
                && it.words().size() <= mostWords
                && it.words().get(0).findLiteral().filter(name::equals).isPresent();
    }

    private static Optional<Integer> fork(Interpreter in, ShellState state, ShellState next, Frame first, Setup setup) {
        boolean enclosed = state.identity().enclosed()
                || Jump.enclosingLoops(in.stack()) > 0
                || in.state().variables().inFunction();
        ShellState child = next.with(state.identity().asSubshell(enclosed));
        boolean root = !state.identity().subshell();
        Stack stack = Stack.push(Stack.push(null, first), new Begin(setup, state.traps(), root));
        Result<Pid> result = in.sys().fork(new ShellProgram(child, stack));
        if (result instanceof Result.Ok<Pid> it) {
            return Optional.of(it.value().number());
        }
        in.fail("can't fork: " + result.error().orElseThrow().text());
        return Optional.empty();
    }

    /** The first thing a child does. */
    private record Begin(Setup setup, Traps parent, boolean root) implements Frame {
        @Override
        public void run(Interpreter in) {
            for (var trap : parent.actions().entrySet()) {
                if (!trap.getValue().isEmpty() && trap.getKey() != Traps.EXIT && trap.getKey() != Traps.ERR) {
                    in.sys().sigaction(trap.getKey(), Disposition.DEFAULT);
                }
            }
            if (root) {
                reset(in, SIGINT);
                reset(in, SIGQUIT);
            }
            if (setup.background()) {
                in.sys().sigaction(SIGINT, Disposition.IGNORE);
                in.sys().sigaction(SIGQUIT, Disposition.IGNORE);
            }
            resend(in);
            if (setup.nullInput()) {
                in.sys().close(0);
                in.sys().open("/dev/null", Set.of(OpenFlag.READ), 0);
            }
            setup.closes().forEach(in.sys()::close);
            for (Setup.Move move : setup.moves()) {
                if (move.from() != move.to()) {
                    in.sys().dup2(move.from(), move.to());
                    in.sys().close(move.from());
                }
            }
        }

        /** What the shell had done to a signal for its own sake is undone. */
        private void reset(Interpreter in, int signal) {
            boolean ignored = parent.find(signal).filter(String::isEmpty).isPresent()
                    || parent.ignoredAtStart().contains(signal);
            if (!ignored) {
                in.sys().sigaction(signal, Disposition.DEFAULT);
            }
        }

        /** A signal that came before the child had given up the handlers of its parent is meant for it. */
        private static void resend(Interpreter in) {
            for (Optional<Integer> signal = in.sys().takeCaught();
                    signal.isPresent();
                    signal = in.sys().takeCaught()) {
                in.sys().kill(in.sys().self().number(), signal.get());
                in.yield();
            }
        }
    }
}
