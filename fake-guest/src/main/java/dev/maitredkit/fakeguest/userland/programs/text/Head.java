package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.OptionalLong;

/**
 * head: so many lines or bytes, or all but so many of the last.
 *
 * @param left what is still wanted of this input
 * @param withheld the end of what came, when the last ones are not wanted
 */
record Head(long count, boolean bytes, boolean butLast, Headings headings, long left, String withheld)
        implements Stage {
    private static final Spec OPTIONS = Spec.of("n:c:qv");

    static Work start(Call given, Options raw) {
        Call call = Headings.withoutOldForm(given);
        Options.Parsed parsed = Options.parse(OPTIONS, call);
        if (parsed instanceof Options.Parsed.Bad bad) {
            return bad.refusal();
        }
        Options options = ((Options.Parsed.Good) parsed).options();
        boolean bytes = options.last("nc").orElse('n') == 'c';
        String text = options.find(bytes ? 'c' : 'n').orElse("10");
        boolean butLast = text.startsWith("-");
        OptionalLong count = Numbers.findSized(butLast ? text.substring(1) : text);
        if (count.isEmpty()) {
            return Work.refuse(call, "invalid number '" + text + "'", 1);
        }
        Headings headings = Headings.of(options);
        Head head = new Head(count.getAsLong(), bytes, butLast, headings, count.getAsLong(), "");
        return Pump.of(call, head, options.operands(), Pump.Complaints.NAME);
    }

    @Override
    public Fed begin(String name) {
        Head fresh = new Head(count, bytes, butLast, headings.next(), count, "");
        Output heading = Output.out(headings.text(name));
        return count == 0 && !butLast ? Fed.nextInput(fresh, heading) : Fed.more(fresh, heading);
    }

    @Override
    public Fed feed(String piece) {
        if (butLast) {
            String all = withheld + piece;
            int end = bytes ? (int) Math.max(0, all.length() - count) : beforeLastLines(all);
            return Fed.more(with(left, all.substring(end)), Output.out(all.substring(0, end)));
        }
        int taken = 0;
        long rest = left;
        if (bytes) {
            taken = (int) Math.min(rest, piece.length());
            rest -= taken;
        } else {
            while (rest > 0 && taken < piece.length()) {
                int newline = piece.indexOf('\n', taken);
                taken = newline < 0 ? piece.length() : newline + 1;
                rest -= newline < 0 ? 0 : 1;
            }
        }
        Output output = Output.out(piece.substring(0, taken));
        return rest == 0 ? Fed.nextInput(with(0, ""), output) : Fed.more(with(rest, ""), output);
    }

    /** Where the lines begin that may be among the last ones; a line without a newline is one, too. */
    private int beforeLastLines(String all) {
        int at = all.endsWith("\n") ? all.length() - 1 : all.length();
        for (long lines = 0; lines < count; lines++) {
            at = at <= 0 ? -1 : all.lastIndexOf('\n', at - 1);
            if (at < 0) {
                return 0;
            }
        }
        return count == 0 ? all.length() : at + 1;
    }

    @Override
    public Stage skipped() {
        return new Head(count, bytes, butLast, headings.next(), left, withheld);
    }

    private Head with(long rest, String kept) {
        return new Head(count, bytes, butLast, headings, rest, kept);
    }
}
