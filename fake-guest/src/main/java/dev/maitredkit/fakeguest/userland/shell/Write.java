package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.util.Set;

/** Text to be written, however long the reader of a pipe lets the shell wait. Errors do not matter. */
record Write(int fd, String text) implements Frame {
    @Override
    public void run(Interpreter in) {
        if (text.isEmpty()) {
            return;
        }
        in.spend(text.length() / 256);
        Result<Integer> written = in.sys().write(fd, text);
        if (written instanceof Result.Ok<Integer> it) {
            in.push(new Write(fd, text.substring(it.value())));
        } else if (written.error().filter(Waiting::isRetry).isPresent()) {
            in.block(this, Set.of(new WaitFor.Writable(fd)));
        } else {
            in.yield();
        }
    }

    /** The output of a builtin, whose status tells whether all of it could be written. */
    record Output(String text, int status) implements Frame {
        @Override
        public void run(Interpreter in) {
            if (text.isEmpty()) {
                in.setStatus(status);
                return;
            }
            in.spend(text.length() / 256);
            Result<Integer> written = in.sys().write(1, text);
            if (written instanceof Result.Ok<Integer> it) {
                in.push(new Output(text.substring(it.value()), status));
            } else if (written.error().filter(Waiting::isRetry).isPresent()) {
                in.block(this, Set.of(new WaitFor.Writable(1)));
            } else {
                Errno error = written.error().orElseThrow();
                in.setStatus(1);
                in.complain(in.state().identity().applet() + ": write error: " + error.text() + "\n");
                // SIGPIPE, unless ignored, ends the shell before it says so.
                in.yield();
            }
        }
    }
}
