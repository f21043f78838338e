package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Refusal;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** sed: reads its script, then its input. */
record Sed(Call call, Options options) implements Work {
    static Work start(Call call, Options options) {
        return new Sed(call, options);
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        List<String> files = new ArrayList<>(options.operands());
        List<String> parts = new ArrayList<>(options.all('e'));
        for (String file : options.all('f')) {
            Optional<String> content = SmallFile.read(sys, file);
            if (content.isEmpty()) {
                return printer.warn("can't open '" + file + "': No such file or directory")
                        .end(1);
            }
            parts.add(content.get());
        }
        if (parts.isEmpty()) {
            if (files.isEmpty()) {
                return printer.next(Work.usage(call));
            }
            parts.add(files.remove(0));
        }
        List<SedCommand> script;
        try {
            script = SedParser.parse(String.join("\n", parts), options.has('E') || options.has('r'));
        } catch (SedParser.WrongException wrong) {
            return wrong.isUnsupported()
                    ? printer.next(Work.unsupported(call, wrong.getMessage()))
                    : printer.warn(wrong.getMessage()).end(1);
        }
        boolean silent = options.has('n');
        if (options.has('i')) {
            return printer.next(new SedInPlace(call, script, silent, files, 0));
        }
        LineFilter filter = new Filter(call, script, silent, SedState.START, Optional.empty(), true);
        return printer.next(Pump.of(call, LineStage.of(call, filter), files, Pump.Complaints.OPENING_ONLY));
    }

    /** One line behind its input, because the script may ask for the last one. */
    private record Filter(
            Call call,
            List<SedCommand> script,
            boolean silent,
            SedState state,
            Optional<String> held,
            boolean terminated)
            implements LineFilter {
        @Override
        public Seen line(String text, boolean hasNewline) {
            if (held.isEmpty()) {
                return new Filter(call, script, silent, state, Optional.of(text), hasNewline).more(Output.NONE);
            }
            SedRun.Ran ran = SedRun.line(script, silent, state, held.get(), false, true);
            Filter next = new Filter(call, script, silent, ran.state(), Optional.of(text), hasNewline);
            return next.seen(ran);
        }

        private Seen seen(SedRun.Ran ran) {
            Output output = Output.out(ran.output());
            if (!ran.refusal().isEmpty()) {
                return stop(output.plus(Output.unsupported(call, ran.refusal())), Refusal.STATUS);
            }
            return ran.quits() ? stop(output, 0) : more(output);
        }

        @Override
        public Seen finish(boolean failed) {
            int status = failed ? 1 : 0;
            if (held.isEmpty()) {
                return stop(Output.NONE, status);
            }
            SedRun.Ran ran = SedRun.line(script, silent, state, held.get(), true, terminated);
            Seen seen = seen(ran);
            return stop(seen.output(), ran.refusal().isEmpty() ? status : Refusal.STATUS);
        }
    }
}
