package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.Set;

/** Runs the frames of a shell during one turn. Nothing in it outlives the turn but the state and the stack. */
final class Interpreter {
    /** The status of a shell that meets an error of its own (POSIX sh 2.8.1; ash uses 2). */
    static final int ERROR = 2;

    private static final int SIGSEGV = 11;

    /** Characters that the variables of a shell may have together. */
    private static final long MAX_MEMORY = 1 << 26;

    private final Sys sys;
    private ShellState state;
    private Stack stack;
    private Turn outcome;
    private boolean shareUsedUp;

    Interpreter(Sys sys, ShellState state, Stack stack) {
        this.sys = sys;
        this.state = state;
        this.stack = stack;
    }

    Turn run() {
        while (outcome == null) {
            if (shareUsedUp) {
                return new Turn.Running(save());
            }
            if (stack == null) {
                Exits.begin(this, state.status());
                continue;
            }
            if (stack.depth() > Stack.MAX_DEPTH) {
                sys.kill(sys.self().number(), SIGSEGV);
                return new Turn.Running(save());
            }
            if (state.variables().total() > MAX_MEMORY) {
                fail("out of memory");
                state = state.with(Variables.NONE);
                continue;
            }
            Frame frame = stack.top();
            if (frame.isBoundary() && Signals.takeTraps(this)) {
                continue;
            }
            stack = stack.below();
            frame.run(this);
        }
        return outcome;
    }

    private Program save() {
        return new ShellProgram(state, stack);
    }

    Sys sys() {
        return sys;
    }

    /** Uses up some of the turn; when it is used up the present frame still ends. */
    void spend(int units) {
        if (!sys.spend(units)) {
            shareUsedUp = true;
        }
    }

    /** Ends the turn behind this frame, so that a signal to the shell itself arrives. */
    void yield() {
        shareUsedUp = true;
    }

    ShellState state() {
        return state;
    }

    void set(ShellState next) {
        state = next;
    }

    void setStatus(int status) {
        state = state.withStatus(status);
    }

    Stack stack() {
        return stack;
    }

    void push(Frame frame) {
        stack = Stack.push(stack, frame);
    }

    /** Forgets everything that was still to be done, so that the shell exits. */
    void clear() {
        stack = null;
    }

    /** Takes off the topmost frame and jumps past it. */
    Frame pop() {
        Frame top = stack.top();
        stack = stack.below();
        return top;
    }

    void eval(Node node, boolean tested, boolean exits) {
        push(new Eval(node, tested, exits));
    }

    /** Ends the turn until an event; then {@code next} goes on. */
    void block(Frame next, Set<WaitFor> until) {
        push(next);
        outcome = new Turn.Blocked(save(), until);
    }

    /** This process becomes another program. */
    void become(Program program) {
        outcome = new Turn.Running(program);
    }

    void exit(int status) {
        outcome = new Turn.Exited(status);
    }

    /** Writes to standard error, then goes on. */
    void complain(String text) {
        push(new Write(2, text));
    }

    /** An error of the shell itself, which ends it unless something catches it. */
    void fail(String message) {
        fail(message, ERROR);
    }

    void fail(String message, int status) {
        String text = state.prefix() + message + "\n";
        Failures.raise(this, status);
        complain(text);
    }
}
