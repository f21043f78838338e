package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** date: shows a time; the guest knows only UTC. */
record Date(Call call, Optional<String> given, String format) implements Work {
    private static final String DEFAULT = "%a %b %e %H:%M:%S %Z %Y";

    static Work start(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.size() > 1) {
            return Work.usage(call);
        }
        if (operands.size() == 1 && !operands.get(0).startsWith("+")) {
            return Work.unsupported(call, "setting the clock");
        }
        String format = operands.isEmpty() ? DEFAULT : operands.get(0).substring(1);
        if (operands.isEmpty() && options.has('R')) {
            format = "%a, %d %b %Y %H:%M:%S %z";
        } else if (operands.isEmpty() && options.has('I')) {
            format = "%Y-%m-%d";
        }
        return new Date(call, options.find('d'), format);
    }

    @Override
    public Progress step(Sys sys) {
        ZonedDateTime now = sys.now().atZone(ZoneOffset.UTC);
        Optional<ZonedDateTime> shown = given.isEmpty()
                ? Optional.of(now)
                : Times.find(given.get(), sys.now()).map(it -> it.atZone(ZoneOffset.UTC));
        Printer printer = new Printer(call);
        if (shown.isEmpty()) {
            return printer.warn("invalid date '" + given.orElse("") + "'").end(1);
        }
        return printer.line(TimeText.format(format, shown.get())).end(0);
    }
}
