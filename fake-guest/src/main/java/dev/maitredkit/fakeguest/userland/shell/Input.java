package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.shell.syntax.Parsed;
import dev.maitredkit.fakeguest.userland.shell.syntax.Parser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A script that is being read and run, one complete command line after the other.
 *
 * @param tested as in {@link Eval}
 * @param fd where more of it comes from, -1 when {@code text} is all
 * @param tried so much of the rest was there when it was last found to be incomplete
 * @param ended nothing more comes
 */
record Input(Kind kind, boolean tested, int fd, String text, int offset, int line, int tried, boolean ended)
        implements Frame {
    /** ash reads so much of a script at once; a command that reads the same file begins behind it. */
    private static final int BLOCK = 1023;

    private static final int MOST_BLOCKS = 64;

    /** What is read, which decides where {@code return} ends and what an error means. */
    enum Kind {
        MAIN,
        COMMAND_STRING,
        EVAL,
        DOT,
        TRAP
    }

    static Input ofText(Kind kind, boolean tested, String text, int line) {
        return new Input(kind, tested, -1, text, 0, line, 0, true);
    }

    static Input ofFile(Kind kind, boolean tested, int fd) {
        return new Input(kind, tested, fd, "", 0, 1, 0, false);
    }

    @Override
    public boolean isBoundary() {
        return true;
    }

    @Override
    public void run(Interpreter in) {
        if (ended || isWorthParsing()) {
            parse(in);
        } else {
            readMore(in);
        }
    }

    private int left() {
        return text.length() - offset;
    }

    /** Not again before there is twice as much: a long command would cost the square of its length. */
    private boolean isWorthParsing() {
        return left() >= 2 * tried && hasNewLine();
    }

    private boolean hasNewLine() {
        return text.indexOf('\n', offset + tried) >= 0;
    }

    private void parse(Interpreter in) {
        Parsed parsed = Parser.parse(text, offset, line, ended, in.state().aliases());
        if (parsed instanceof Parsed.Command it) {
            in.spend((it.offset() - offset) / 256);
            Input rest = new Input(kind, tested, fd, it.text(), it.offset(), it.line(), 0, ended);
            in.push(rest);
            in.eval(it.node(), tested, rest.isLastOfCommandString());
            echo(in, it);
        } else if (parsed instanceof Parsed.More) {
            in.spend(left() / 256);
            in.push(new Input(kind, tested, fd, text, offset, line, left(), ended));
        } else if (parsed instanceof Parsed.Error it) {
            close(in);
            in.set(in.state().withLine(it.line()));
            if (it.unsupported()) {
                in.sys().unsupported(it.message());
            }
            in.fail("syntax error: " + it.message());
        } else {
            close(in);
        }
    }

    /** The script has been read up to its very end, so that its last command may take the shell's place. */
    private boolean isLastOfCommandString() {
        return kind == Kind.COMMAND_STRING && ended && left() == 0 && !text.endsWith("\n");
    }

    /** Under set -v. */
    private void echo(Interpreter in, Parsed.Command it) {
        if (in.state().has(Option.VERBOSE) && it.offset() > offset && kind == Kind.MAIN) {
            in.complain(it.text().substring(offset, it.offset()));
        }
    }

    private void readMore(Interpreter in) {
        int blocks = Math.max(1, Math.min(MOST_BLOCKS, left() / BLOCK));
        Result<String> read = in.sys().read(fd, blocks * BLOCK);
        if (read.error().filter(Waiting::isRetry).isPresent()) {
            if (left() > tried && hasNewLine()) {
                parse(in);
            } else {
                in.block(this, Set.of(new WaitFor.Readable(fd)));
            }
            return;
        }
        String more = read.fold(it -> it, error -> "");
        in.spend(1);
        String rest = text.substring(offset) + more;
        if (rest.length() > Expander.MAX_LENGTH) {
            close(in);
            in.fail("out of memory");
            return;
        }
        in.push(new Input(kind, tested, fd, rest, 0, line, tried, more.isEmpty()));
    }

    private void close(Interpreter in) {
        if (fd > 0) {
            in.sys().close(fd);
        }
    }

    @Override
    public Optional<Jump> unwind(Interpreter in, Jump jump) {
        close(in);
        boolean ends = jump instanceof Jump.Return && kind != Kind.EVAL && kind != Kind.TRAP;
        return ends ? Optional.empty() : Optional.of(jump);
    }

    /** Behind eval or a dot script: messages name the command again that did before. */
    record End(String commandName, Optional<List<String>> parameters) implements Frame {
        @Override
        public void run(Interpreter in) {
            in.set(in.state().with(in.state().identity().named(commandName)));
            parameters.ifPresent(it -> in.set(in.state().withParameters(it)));
        }

        @Override
        public Optional<Jump> unwind(Interpreter in, Jump jump) {
            run(in);
            return Optional.of(jump);
        }
    }
}
