package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** uniq: of equal neighbours, one. */
record Uniq(boolean counted, boolean repeated, boolean single, boolean anyCase, String last, long times)
        implements LineFilter {
    static Work start(Call call, Options options) {
        if (options.operands().size() > 1) {
            return options.operands().size() > 2 ? Work.usage(call) : Work.unsupported(call, "an output file");
        }
        Uniq uniq = new Uniq(options.has('c'), options.has('d'), options.has('u'), options.has('i'), "", 0);
        return Pump.of(call, LineStage.of(call, uniq), options.operands(), Pump.Complaints.CANNOT_OPEN);
    }

    @Override
    public Seen line(String text, boolean terminated) {
        boolean same = times > 0 && (anyCase ? text.equalsIgnoreCase(last) : text.equals(last));
        if (same) {
            return new Uniq(counted, repeated, single, anyCase, last, times + 1).more(Output.NONE);
        }
        return new Uniq(counted, repeated, single, anyCase, text, 1).more(shown());
    }

    private Output shown() {
        boolean left = times == 0 || repeated && times == 1 || single && times > 1;
        return left ? Output.NONE : Output.out((counted ? String.format("%7d ", times) : "") + last + "\n");
    }

    @Override
    public Seen finish(boolean failed) {
        return stop(shown(), failed ? 1 : 0);
    }
}
