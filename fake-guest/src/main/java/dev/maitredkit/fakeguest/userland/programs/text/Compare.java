package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Gather;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;

/** cmp: where two files differ first, or all places. */
record Compare(Call call, boolean all, boolean silent) implements Gather.Job {
    private static final int TROUBLE = 2;

    static Work start(Call call, Options options) {
        List<String> files = new ArrayList<>(options.operands());
        if (files.isEmpty()) {
            return Work.usage(call, TROUBLE);
        }
        if (files.size() > 2) {
            return Work.unsupported(call, "offsets");
        }
        if (files.size() == 1) {
            files.add("-");
        }
        Compare job = new Compare(call, options.has('l'), options.has('s'));
        return Pump.of(call, Gather.of(call, job), files, Pump.Complaints.NAME);
    }

    @Override
    public Progress.End finish(List<Gather.Input> inputs, boolean failed) {
        if (failed) {
            return new Progress.End(Output.NONE, TROUBLE);
        }
        Gather.Input left = inputs.get(0);
        Gather.Input right = inputs.get(1);
        int shared = Math.min(left.content().length(), right.content().length());
        StringBuilder differences = new StringBuilder();
        int line = 1;
        for (int i = 0; i < shared; i++) {
            char one = left.content().charAt(i);
            char other = right.content().charAt(i);
            if (one != other && !all) {
                String text = left.name() + " " + right.name() + " differ: char " + (i + 1) + ", line " + line + "\n";
                return new Progress.End(silent ? Output.NONE : Output.out(text), 1);
            }
            if (one != other) {
                differences.append(String.format("%d %3o %3o\n", i + 1, (int) one, (int) other));
            }
            line += one == '\n' ? 1 : 0;
        }
        Output output = silent ? Output.NONE : Output.out(differences.toString());
        if (left.content().length() == right.content().length()) {
            return new Progress.End(output, differences.length() == 0 ? 0 : 1);
        }
        String shorter = left.content().length() < right.content().length() ? left.name() : right.name();
        Output end = silent ? Output.NONE : Output.err(call.message("EOF on " + shorter));
        return new Progress.End(output.plus(end), 1);
    }
}
