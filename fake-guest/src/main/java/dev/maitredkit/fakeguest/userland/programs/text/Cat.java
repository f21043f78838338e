package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** cat. */
record Cat() implements Stage {
    static Work start(Call call, Options options) {
        return Pump.of(call, new Cat(), options.operands(), Pump.Complaints.CANNOT_OPEN);
    }

    @Override
    public Fed feed(String piece) {
        return Fed.more(this, Output.out(piece));
    }
}
