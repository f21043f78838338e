package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.OptionalLong;

/** od and hexdump: bytes in rows of sixteen. */
record OctalDump(DumpFormat format, long skip, long left, long offset, String row, String before, boolean starred)
        implements Stage {
    private static final int WIDTH = 16;

    static Work start(Call call, Options options) {
        String kinds = "bcdox";
        String type = options.find('t').orElse("");
        for (char letter : kinds.toCharArray()) {
            type = options.has(letter)
                    ? letter == 'b' ? "o1" : letter == 'd' ? "u2" : letter == 'c' ? "c" : letter + "2"
                    : type;
        }
        type = type.isEmpty() ? "o2" : type.length() == 1 && "oxud".contains(type) ? type + "4" : type;
        String radix = options.find('A').orElse("o");
        if (!type.matches("[oxud][1248]|c") || !radix.matches("[oxdn]") || options.has('s')) {
            return Work.unsupported(call, "-t " + type + " -A " + radix);
        }
        return of(call, options, DumpFormat.od(type, radix.charAt(0), options.has('v')), 'j', 'N');
    }

    static Work of(Call call, Options options, DumpFormat format, char skipLetter, char countLetter) {
        OptionalLong skip = Numbers.findSized(options.find(skipLetter).orElse("0"));
        OptionalLong count = Numbers.findSized(options.find(countLetter).orElse("" + Long.MAX_VALUE / 10));
        if (skip.isEmpty() || count.isEmpty()) {
            return Work.refuse(call, "invalid number", 1);
        }
        OctalDump dump = new OctalDump(format, skip.getAsLong(), count.getAsLong(), skip.getAsLong(), "", "", false);
        return Pump.of(call, dump, options.operands(), Pump.Complaints.NAME);
    }

    @Override
    public Fed feed(String piece) {
        int skipped = (int) Math.min(skip, piece.length());
        String taken = piece.substring(skipped, (int) Math.min(piece.length(), skipped + left));
        String all = row + taken;
        StringBuilder out = new StringBuilder();
        String previous = before;
        boolean star = starred;
        long at = offset;
        while (all.length() >= WIDTH) {
            String line = all.substring(0, WIDTH);
            all = all.substring(WIDTH);
            if (!format.all() && line.equals(previous)) {
                out.append(star ? "" : "*\n");
                star = true;
            } else {
                out.append(format.line(at, line));
                star = false;
            }
            previous = line;
            at += WIDTH;
        }
        OctalDump next = new OctalDump(format, skip - skipped, left - taken.length(), at, all, previous, star);
        return next.left == 0 ? next.finish(false, out.toString()) : Fed.more(next, Output.out(out.toString()));
    }

    @Override
    public Fed finish(boolean failed) {
        return finish(failed, "");
    }

    private Fed finish(boolean failed, String first) {
        String lastRow = row.isEmpty() ? "" : format.line(offset, row);
        String end = format.end(offset + row.length());
        return Fed.stop(this, Output.out(first + lastRow + end), failed ? 1 : 0);
    }
}
