package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.time.Instant;
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
        Optional<ZonedDateTime> shown = given.isEmpty() ? Optional.of(now) : findTime(given.get(), now);
        Printer printer = new Printer(call);
        if (shown.isEmpty()) {
            return printer.warn("invalid date '" + given.orElse("") + "'").end(1);
        }
        return printer.line(TimeText.format(format, shown.get())).end(0);
    }

    /** The forms of BusyBox's -d that are common: @SECONDS, [YYYY-MM-DD ]HH:MM[:SS], YYYY-MM-DD. */
    static Optional<ZonedDateTime> findTime(String text, ZonedDateTime now) {
        if (text.matches("@-?[0-9]{1,11}")) {
            return Optional.of(
                    Instant.ofEpochSecond(Long.parseLong(text.substring(1))).atZone(ZoneOffset.UTC));
        }
        if (!text.matches("([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})?([ T]?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?")
                || text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.split("[- T:]");
        boolean dated = text.indexOf('-') > 0;
        int[] fields = dated
                ? new int[] {0, 0, 0, 0, 0, 0}
                : new int[] {now.getYear(), now.getMonthValue(), now.getDayOfMonth(), 0, 0, 0};
        for (int i = 0; i < parts.length; i++) {
            fields[i + (dated ? 0 : 3)] = Integer.parseInt(parts[i]);
        }
        boolean valid = fields[1] >= 1
                && fields[1] <= 12
                && fields[2] >= 1
                && fields[2] <= 31
                && fields[3] < 24
                && fields[4] < 60
                && fields[5] < 60;
        return valid
                ? Optional.of(
                        ZonedDateTime.of(fields[0], fields[1], 1, fields[3], fields[4], fields[5], 0, ZoneOffset.UTC)
                                .plusDays(fields[2] - 1L))
                : Optional.empty();
    }
}
