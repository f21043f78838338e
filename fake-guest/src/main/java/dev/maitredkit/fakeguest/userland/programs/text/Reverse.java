package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Gather;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;

/** rev and tac. */
final class Reverse {
    private Reverse() {}

    static Work rev(Call call, Options options) {
        return Pump.of(call, LineStage.of(call, new Rev()), options.operands(), Pump.Complaints.CANNOT_OPEN);
    }

    static Work tac(Call call, Options options) {
        return Pump.of(call, Gather.of(call, new Tac()), options.operands(), Pump.Complaints.NAME);
    }

    private record Rev() implements LineFilter {
        @Override
        public Seen line(String text, boolean terminated) {
            return more(Output.out(new StringBuilder(text).reverse() + (terminated ? "\n" : "")));
        }
    }

    private record Tac() implements Gather.Job {
        @Override
        public Progress.End finish(List<Gather.Input> inputs, boolean failed) {
            StringBuilder out = new StringBuilder();
            for (Gather.Input input : inputs) {
                String text = input.content();
                for (int end = text.length(); end > 0; ) {
                    int start = text.lastIndexOf('\n', end - 2) + 1;
                    out.append(text, start, end);
                    end = start;
                }
            }
            return new Progress.End(Output.out(out.toString()), failed ? 1 : 0);
        }
    }
}
