package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** nl: numbers the lines that are not empty. */
record Number(long next) implements LineFilter {
    static Work start(Call call, Options options) {
        return Pump.of(call, LineStage.of(call, new Number(1)), options.operands(), Pump.Complaints.NAME);
    }

    @Override
    public Seen line(String text, boolean terminated) {
        return text.isEmpty()
                ? more(Output.out(" ".repeat(7) + "\n"))
                : new Number(next + 1).more(Output.out(String.format("%6d\t", next) + text + "\n"));
    }
}
