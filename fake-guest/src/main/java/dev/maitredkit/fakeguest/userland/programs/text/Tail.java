package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * tail: the last lines or bytes, or all from a certain one on; and what comes later.
 *
 * @param skip what is still left out at the beginning, when counting from there
 * @param kept the last ones so far, when counting from the end
 * @param following the end was seen
 */
record Tail(How how, Headings headings, long skip, String kept, boolean following) implements Stage {
    private static final Spec OPTIONS = Spec.of("n:c:qvf").refusing("sF");

    /** What it was asked for. */
    record How(long count, boolean bytes, boolean fromStart, boolean follow) {}

    static Work start(Call given, Options raw) {
        Call call = Headings.withoutOldForm(given);
        Options.Parsed parsed = Options.parse(OPTIONS, call);
        if (parsed instanceof Options.Parsed.Bad bad) {
            return bad.refusal();
        }
        Options options = ((Options.Parsed.Good) parsed).options();
        boolean bytes = options.last("nc").orElse('n') == 'c';
        String text = options.find(bytes ? 'c' : 'n').orElse("10");
        boolean signed = text.startsWith("+") || text.startsWith("-");
        OptionalLong count = Numbers.findSized(signed ? text.substring(1) : text);
        if (count.isEmpty()) {
            return Work.refuse(call, "invalid number '" + text + "'", 1);
        }
        if (options.has('f') && options.operands().size() > 1) {
            return Work.unsupported(call, "-f with several files");
        }
        How how = new How(count.getAsLong(), bytes, text.startsWith("+"), options.has('f'));
        return new Opening(call, how, options);
    }

    /** Looks first which of the files there are: only those count for the headings. */
    private record Opening(Call call, How how, Options options) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            List<String> files = new ArrayList<>();
            for (String file : options.operands()) {
                Result<Integer> opened = file.equals("-") ? Result.ok(0) : sys.open(file, Set.of(OpenFlag.READ), 0);
                opened.error().ifPresent(errno -> printer.warn("can't open '" + file + "'", errno));
                opened.map(fd -> files.add(file) && fd != 0 ? sys.close(fd) : Result.done());
            }
            boolean failed = files.size() < options.operands().size();
            if (failed && files.isEmpty()) {
                return printer.warn("no files").end(1);
            }
            Options found = new Options(options.given(), files);
            Pump pump =
                    Pump.of(call, new Tail(how, Headings.of(found), 0, "", false), files, Pump.Complaints.CANNOT_OPEN);
            return printer.next(failed ? pump.afterFailure() : pump);
        }
    }

    @Override
    public Fed begin(String name) {
        long skipped = how.fromStart() ? Math.max(0, how.count() - 1) : 0;
        return Fed.more(new Tail(how, headings.next(), skipped, "", false), Output.out(headings.text(name)));
    }

    @Override
    public Fed feed(String piece) {
        if (following) {
            return Fed.more(this, Output.out(piece));
        }
        return how.fromStart() ? feedFromStart(piece) : Fed.more(with(0, last(kept + piece)));
    }

    private Fed feedFromStart(String piece) {
        int from = 0;
        long rest = skip;
        if (how.bytes()) {
            from = (int) Math.min(rest, piece.length());
            rest -= from;
        } else {
            while (rest > 0 && from < piece.length()) {
                int newline = piece.indexOf('\n', from);
                from = newline < 0 ? piece.length() : newline + 1;
                rest -= newline < 0 ? 0 : 1;
            }
        }
        return Fed.more(with(rest, ""), Output.out(piece.substring(from)));
    }

    private String last(String all) {
        if (how.bytes()) {
            return all.substring((int) Math.max(0, all.length() - how.count()));
        }
        int at = all.endsWith("\n") ? all.length() - 1 : all.length();
        for (long lines = 0; lines < how.count(); lines++) {
            int newline = at == 0 ? -1 : all.lastIndexOf('\n', at - 1);
            if (newline < 0) {
                return all;
            }
            at = newline;
        }
        return how.count() == 0 ? "" : all.substring(at + 1);
    }

    @Override
    public Fed end() {
        Tail next = new Tail(how, headings, skip, "", true);
        Output output = Output.out(kept);
        return how.follow() ? new Fed(next, output, Fed.Flow.FOLLOW, 0) : Fed.more(next, output);
    }

    private Tail with(long rest, String text) {
        return new Tail(how, headings, rest, text, false);
    }
}
