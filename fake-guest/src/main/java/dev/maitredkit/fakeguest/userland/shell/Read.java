package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code read}: a line from standard input, byte by byte, so that what follows is left for others. */
final class Read {
    private Read() {}

    /**
     * What to read.
     *
     * @param names the variables; REPLY when there are none
     * @param most so many characters at most, 0 for a whole line
     */
    private record Request(
            boolean raw, int fd, char delimiter, int most, Optional<Instant> until, List<String> names) {}

    /** The characters so far; those that a backslash made ordinary are marked. */
    private record Line(String text, String escaped, boolean afterBackslash) {
        static final Line EMPTY = new Line("", "", false);

        Line add(char c, boolean literal) {
            return new Line(text + c, escaped + (literal ? '1' : '0'), false);
        }
    }

    static Outcome run(Call call) {
        ReadOptions options = new ReadOptions(call);
        Optional<String> error = options.parse();
        if (error.isPresent()) {
            return Outcome.failed(error.get());
        }
        List<String> names = options.names();
        for (String name : names) {
            if (VariableBuiltins.complain(call.state(), name, false).isPresent()) {
                return new Outcome.Failed("'" + name + "': bad variable name", 1);
            }
        }
        Optional<Duration> timeout = options.timeout();
        if (timeout.filter(Duration::isZero).isPresent()) {
            return Outcome.status(0);
        }
        Optional<Instant> until = timeout.map(it -> call.in().sys().now().plus(it));
        Request request = new Request(options.raw(), options.fd(), options.delimiter(), options.most(), until, names);
        call.in().push(new Builtins.Unname(call.outer()));
        call.in().push(new Reading(request, Line.EMPTY));
        return Outcome.PUSHED;
    }

    private record Reading(Request request, Line line) implements Frame {
        @Override
        public boolean isBoundary() {
            return true;
        }

        @Override
        public void run(Interpreter in) {
            Line at = line;
            for (int count = 0; count < 128; count++) {
                Result<String> result = in.sys().read(request.fd(), 1);
                if (result.error().filter(Waiting::isRetry).isPresent()) {
                    waitFor(in, at);
                    return;
                }
                String c = result.fold(it -> it, error -> "");
                if (c.isEmpty()) {
                    end(in, at, 1);
                    return;
                }
                Optional<Line> next = accept(at, c.charAt(0));
                if (next.isEmpty()) {
                    end(in, at, 0);
                    return;
                }
                at = next.get();
                if (request.most() > 0 && at.text().length() >= request.most()) {
                    end(in, at, 0);
                    return;
                }
            }
            in.spend(1 + at.text().length() / 512);
            in.push(new Reading(request, at));
        }

        private void waitFor(Interpreter in, Line at) {
            WaitFor readable = new WaitFor.Readable(request.fd());
            if (request.until().isEmpty()) {
                in.block(new Reading(request, at), Set.of(readable));
            } else if (in.sys().now().isBefore(request.until().get())) {
                Set<WaitFor> events =
                        Set.of(readable, new WaitFor.Time(request.until().get()));
                in.block(new Reading(request, at), events);
            } else {
                end(in, at, 1);
            }
        }

        /** The line with one more character; empty when it is complete. */
        private Optional<Line> accept(Line at, char c) {
            if (at.afterBackslash()) {
                return Optional.of(c == '\n' ? new Line(at.text(), at.escaped(), false) : at.add(c, true));
            }
            if (c == '\\' && !request.raw()) {
                return Optional.of(new Line(at.text(), at.escaped(), true));
            }
            if (c == request.delimiter()) {
                return Optional.empty();
            }
            return Optional.of(c == '\0' ? at : at.add(c, false));
        }

        private void end(Interpreter in, Line at, int status) {
            String ifs = in.state().variables().find("IFS").orElse(" \t\n");
            in.setStatus(status);
            if (request.names().isEmpty()) {
                in.set(in.state().set("REPLY", at.text()));
                return;
            }
            List<String> values = ReadFields.split(
                    at.text(), at.escaped(), ifs, request.names().size());
            for (int i = 0; i < values.size(); i++) {
                String name = request.names().get(i);
                if (in.state().variables().isReadOnly(name)) {
                    in.setStatus(Interpreter.ERROR);
                    in.complain(in.state().prefix() + name + ": is read only\n");
                    return;
                }
                in.set(in.state().set(name, values.get(i)));
            }
        }
    }
}
