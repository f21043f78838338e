package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Chunks;
import dev.maitredkit.fakeguest.userland.programs.run.Command;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** xargs: reads all its input, then runs one command after the other. */
record Xargs(Call call, How how, Chunks read) implements Work {
    private static final int PIECE = 4096;
    private static final int CAP = 1 << 24;
    /** How much goes on one command line, as in BusyBox: 32 KiB less some room. */
    private static final int LINE = 32 * 1024 - 2048;

    /** What it was asked for; {@code replaced} is the text of -I. */
    record How(List<String> command, long most, Optional<String> replaced, boolean zeros, boolean lazy, boolean told) {}

    static Work start(Call call, Options options) {
        String count = options.find('n').orElse("" + Integer.MAX_VALUE);
        OptionalLong most = Numbers.findUnsigned(count);
        if (most.isEmpty() || most.getAsLong() == 0) {
            return Work.refuse(
                    call,
                    most.isEmpty() ? "invalid number '" + count + "'" : "number 0 is not in 1..2147483647 range",
                    1);
        }
        List<String> command = options.operands().isEmpty() ? List.of("echo") : options.operands();
        How how = new How(
                command, most.getAsLong(), options.find('I'), options.has('0'), options.has('r'), options.has('t'));
        return new Xargs(call, how, Chunks.EMPTY);
    }

    @Override
    public Progress step(Sys sys) {
        Result<String> piece = sys.read(0, PIECE);
        if (!piece.isOk() && piece.error().orElseThrow() == Errno.EAGAIN) {
            return new Progress.Wait(this, Set.of(new WaitFor.Readable(0)));
        }
        String text = piece.fold(it -> it, errno -> "");
        if (!text.isEmpty()) {
            return read.length() > CAP
                    ? new Printer(call).warn("out of memory").end(1)
                    : new Progress.Next(new Xargs(call, how, read.plus(text)), Output.NONE);
        }
        Optional<List<String>> words = how.zeros() ? Optional.of(atZeros(read.text())) : words(read.text());
        if (words.isEmpty()) {
            return new Printer(call)
                    .warn("unmatched " + (hasSingle(read.text()) ? "single" : "double") + " quote")
                    .end(1);
        }
        return new Progress.Next(new Runs(call, how, commands(words.get()), Optional.empty(), 0), Output.NONE);
    }

    /** Which quote was open at the end of its line. */
    private static boolean hasSingle(String text) {
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (c == '\n' && quote != 0) {
                break;
            }
            if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
        }
        return quote == '\'';
    }

    private List<List<String>> commands(List<String> words) {
        List<List<String>> all = new ArrayList<>();
        if (how.replaced().isPresent()) {
            words.forEach(word -> all.add(how.command().stream()
                    .map(it -> it.replace(how.replaced().get(), word))
                    .toList()));
            return all;
        }
        List<String> current = new ArrayList<>(how.command());
        int size = 0;
        for (String word : words) {
            boolean full = current.size() - how.command().size() >= how.most() || size + word.length() > LINE;
            if (full && current.size() > how.command().size()) {
                all.add(List.copyOf(current));
                current = new ArrayList<>(how.command());
                size = 0;
            }
            current.add(word);
            size += word.length() + 1;
        }
        if (current.size() > how.command().size() || all.isEmpty() && !how.lazy()) {
            all.add(List.copyOf(current));
        }
        return all;
    }

    private static List<String> atZeros(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split("\0", -1)));
        if (parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    /** Words at blanks, or whole lines for -I; quotes and backslashes keep blanks together. */
    private Optional<List<String>> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\n') {
                    return Optional.empty();
                }
                quote = c == quote ? 0 : quote;
                word.append(quote == 0 ? "" : String.valueOf(c));
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (c == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                begun = true;
            } else if (c == '\n' || how.replaced().isEmpty() && (c == ' ' || c == '\t')) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else if (begun || c != ' ' && c != '\t') {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }

    /** The commands that are left, and the one that runs. */
    private record Runs(Call call, How how, List<List<String>> commands, Optional<Pid> running, int status)
            implements Work {
        private static final int FAILED = 123;
        private static final int STOPPED = 124;
        private static final int SIGNALED = 125;

        @Override
        public Progress step(Sys sys) {
            if (running.isPresent()) {
                return await(sys, running.get());
            }
            if (commands.isEmpty()) {
                return new Progress.End(Output.NONE, status);
            }
            List<String> argv = commands.get(0);
            Output told = how.told() ? Output.err(String.join(" ", argv) + "\n") : Output.NONE;
            List<List<String>> rest = commands.subList(1, commands.size());
            return Forking.fork(sys, call, Command.of(call, argv, call.env()).telling())
                    .fold(
                            pid -> new Progress.Next(new Runs(call, how, rest, Optional.of(pid), status), told),
                            errno -> Forking.failed(call, errno));
        }

        private Progress await(Sys sys, Pid pid) {
            Optional<Sys.Reaped> reaped = sys.waitpid(Optional.of(pid)).fold(it -> it, errno -> Optional.empty());
            if (reaped.isEmpty()) {
                return new Progress.Wait(this, Set.of(new WaitFor.Child()));
            }
            ExitStatus ended = reaped.get().status();
            if (ended instanceof ExitStatus.Signaled signaled) {
                return new Printer(call)
                        .warn("'" + how.command().get(0) + "' terminated by signal " + signaled.signal())
                        .end(SIGNALED);
            }
            int code = Forking.code(ended);
            if (code == 255) {
                return new Printer(call)
                        .warn(how.command().get(0) + ": exited with status 255; aborting")
                        .end(STOPPED);
            }
            if (code == 126 || code == 127) {
                return new Progress.End(Output.NONE, code);
            }
            return new Progress.Next(
                    new Runs(call, how, commands, Optional.empty(), code == 0 ? status : FAILED), Output.NONE);
        }
    }
}
