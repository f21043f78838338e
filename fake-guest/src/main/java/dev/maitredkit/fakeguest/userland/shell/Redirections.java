package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.userland.shell.Forks.Setup;
import dev.maitredkit.fakeguest.userland.shell.syntax.Redirect;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Redirections (POSIX sh 2.7), made in the shell itself and undone behind the command. */
final class Redirections {
    /** Descriptors of scripts lie below this one, the shell's own from here on. */
    private static final int FIRST_PRIVATE = 10;

    private static final int CREATED_MODE = 0666;

    private Redirections() {}

    /** A redirection with its words expanded; the text is a path, a descriptor, "-" or a here-document's body. */
    record Plan(Redirect redirect, String text) {}

    /** A descriptor as it was: {@code copy} holds it, or is -1 when it was closed. */
    record Saved(int fd, int copy) {}

    /** What became of some redirections: what to restore, and an error when one failed. */
    record Made(List<Saved> saved, Optional<String> error) {}

    static List<Plan> expand(Expander expander, List<Redirect> redirects) {
        List<Plan> plans = new ArrayList<>();
        for (Redirect redirect : redirects) {
            String text;
            if (redirect instanceof Redirect.File file) {
                text = expander.text(file.path(), Expander.Tilde.WORD);
            } else if (redirect instanceof Redirect.Duplicate duplicate) {
                text = expander.text(duplicate.source(), Expander.Tilde.WORD);
                requireDescriptor(duplicate, text);
            } else {
                text = expander.hereDocument(((Redirect.Here) redirect).body());
            }
            plans.add(new Plan(redirect, text));
        }
        return plans;
    }

    /** {@code >&} alone may also name a file, for output and errors. */
    private static void requireDescriptor(Redirect.Duplicate it, String text) {
        boolean file = it.output() && it.fd() == 1;
        if (!file && !text.equals("-") && Numbers.findDecimal(text).isEmpty()) {
            throw ExpansionStop.failed("redir error");
        }
    }

    /** Makes them in order; {@code keeps} says that they need not be undone. */
    static Made make(Interpreter in, List<Plan> plans, boolean keeps) {
        List<Saved> saved = new ArrayList<>();
        for (Plan plan : plans) {
            Optional<String> error = new Maker(in, saved, keeps).make(plan);
            if (error.isPresent()) {
                return new Made(saved, error);
            }
        }
        return new Made(saved, Optional.empty());
    }

    static void restore(Sys sys, List<Saved> saved) {
        for (int i = saved.size() - 1; i >= 0; i--) {
            Saved it = saved.get(i);
            if (it.copy() < 0) {
                sys.close(it.fd());
            } else {
                sys.dup2(it.copy(), it.fd());
                sys.close(it.copy());
            }
        }
    }

    /** Undoes redirections behind the command they were for. */
    record Restore(List<Saved> saved) implements Frame {
        Restore {
            saved = List.copyOf(saved);
        }

        @Override
        public void run(Interpreter in) {
            restore(in.sys(), saved);
        }

        @Override
        public Optional<Jump> unwind(Interpreter in, Jump jump) {
            restore(in.sys(), saved);
            return Optional.of(jump);
        }
    }

    private record Maker(Interpreter in, List<Saved> saved, boolean keeps) {
        Optional<String> make(Plan plan) {
            if (plan.redirect() instanceof Redirect.File file) {
                return open(file, plan.text());
            }
            if (plan.redirect() instanceof Redirect.Duplicate duplicate) {
                return duplicate(duplicate, plan.text());
            }
            return hereDocument(plan.redirect().fd(), plan.text());
        }

        private void save(int fd) {
            boolean known = saved.stream().anyMatch(it -> it.fd() == fd);
            if (keeps || known) {
                return;
            }
            int copy = in.sys().dup(fd, FIRST_PRIVATE).fold(it -> it, error -> -1);
            if (copy >= 0) {
                in.sys().setCloseOnExec(copy, true);
            }
            saved.add(new Saved(fd, copy));
        }

        private Optional<String> open(Redirect.File file, String path) {
            boolean clobbers =
                    file.mode() == Redirect.Mode.CLOBBER || !in.state().has(Option.NOCLOBBER);
            if (file.mode() == Redirect.Mode.WRITE && !clobbers && isRegular(path)) {
                return Optional.of("can't create " + path + ": " + Errno.EEXIST.text());
            }
            Result<Integer> opened = in.sys().open(path, flags(file.mode()), CREATED_MODE);
            if (opened instanceof Result.Ok<Integer> it) {
                put(it.value(), file.fd());
                if (file.mode() == Redirect.Mode.WRITE_BOTH) {
                    save(2);
                    in.sys().dup2(file.fd(), 2);
                }
                return Optional.empty();
            }
            Errno error = opened.error().orElseThrow();
            boolean missing = error == Errno.ENOENT || error == Errno.ENOTDIR;
            if (file.mode() == Redirect.Mode.READ) {
                return Optional.of("can't open " + path + ": " + (missing ? "no such file" : error.text()));
            }
            return Optional.of("can't create " + path + ": " + (missing ? "nonexistent directory" : error.text()));
        }

        private boolean isRegular(String path) {
            return in.sys().stat(path).fold(stat -> stat.type() == FileType.REGULAR, error -> false);
        }

        private static Set<OpenFlag> flags(Redirect.Mode mode) {
            return switch (mode) {
                case READ -> Set.of(OpenFlag.READ);
                case READ_WRITE -> Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE);
                case APPEND -> Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
                default -> Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
            };
        }

        /** Moves a new descriptor to its place. */
        private void put(int from, int to) {
            if (from == to) {
                if (!keeps) {
                    saved.add(new Saved(to, -1));
                }
                return;
            }
            save(to);
            in.sys().dup2(from, to);
            in.sys().close(from);
        }

        private Optional<String> duplicate(Redirect.Duplicate it, String text) {
            if (text.equals("-")) {
                save(it.fd());
                in.sys().close(it.fd());
                return Optional.empty();
            }
            Optional<Integer> source = Numbers.findDecimal(text);
            if (source.isEmpty()) {
                return open(new Redirect.File(1, Redirect.Mode.WRITE_BOTH, it.source()), text);
            }
            if (in.sys().fstat(source.get()).error().isPresent()) {
                return Optional.of(text + ": " + Errno.EBADF.text());
            }
            if (source.get() != it.fd()) {
                save(it.fd());
                in.sys().dup2(source.get(), it.fd());
            }
            return Optional.empty();
        }

        /** What fits into the pipe is written at once; a child writes what does not. */
        private Optional<String> hereDocument(int fd, String body) {
            Result<Sys.PipeEnds> pipe = in.sys().pipe();
            if (!(pipe instanceof Result.Ok<Sys.PipeEnds> it)) {
                return Optional.of(
                        "can't create pipe: " + pipe.error().orElseThrow().text());
            }
            Sys.PipeEnds ends = it.value();
            int written = in.sys().write(ends.write(), body).fold(count -> count, error -> 0);
            if (written < body.length()) {
                Frame writer = new Write(ends.write(), body.substring(written));
                Forks.fork(in, writer, Setup.NONE.close(ends.read()));
            }
            in.sys().close(ends.write());
            put(ends.read(), fd);
            return Optional.empty();
        }
    }
}
