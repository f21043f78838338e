package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** cut: some characters or fields of each line. */
record Cut(boolean fields, char delimiter, boolean onlyDelimited, List<Range> ranges) implements LineFilter {
    /** Positions, from 1, both ends in it. */
    record Range(int from, int to) {}

    static Work start(Call call, Options options) {
        long kinds = "bcf".chars().filter(letter -> options.has((char) letter)).count();
        if (kinds == 0) {
            return Work.refuse(call, "expected a list of bytes, characters, or fields", 1);
        }
        boolean fields = options.has('f');
        if (kinds > 1 || !fields && (options.has('d') || options.has('s'))) {
            return kinds > 1
                    ? Work.usage(call)
                    : Work.refuse(
                            call,
                            (options.has('d') ? "a delimiter" : "suppressing non-delimited lines")
                                    + (options.has('d') ? " may be specified" : " makes sense")
                                    + " only when operating on fields",
                            1);
        }
        String list = options.find('b')
                .or(() -> options.find('c'))
                .or(() -> options.find('f'))
                .orElse("");
        List<Range> ranges = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            int dash = part.indexOf('-');
            String from = dash < 0 ? part : part.substring(0, dash);
            String to = dash < 0 ? part : part.substring(dash + 1);
            OptionalLong low = from.isEmpty() && dash >= 0 ? OptionalLong.of(1) : Numbers.findUnsigned(from);
            OptionalLong high =
                    to.isEmpty() && dash >= 0 ? OptionalLong.of(Integer.MAX_VALUE) : Numbers.findUnsigned(to);
            if (low.isEmpty() || high.isEmpty()) {
                return Work.refuse(call, "invalid number '" + (low.isEmpty() ? from : to) + "'", 1);
            }
            if (part.equals("-") || low.getAsLong() == 0 || low.getAsLong() > high.getAsLong()) {
                return Work.unsupported(call, "the list '" + list + "'");
            }
            ranges.add(new Range((int) Math.min(low.getAsLong(), Integer.MAX_VALUE), (int)
                    Math.min(high.getAsLong(), Integer.MAX_VALUE)));
        }
        ranges.sort(Comparator.comparingInt(Range::from));
        String delimiter = options.find('d').orElse("\t");
        Cut cut = new Cut(
                fields, delimiter.isEmpty() ? '\0' : delimiter.charAt(0), options.has('s'), List.copyOf(ranges));
        return Pump.of(call, LineStage.of(call, cut), options.operands(), Pump.Complaints.NAME);
    }

    @Override
    public Seen line(String text, boolean terminated) {
        return more(Output.out(fields ? cutFields(text) : cutCharacters(text) + "\n"));
    }

    private String cutCharacters(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Range range : ranges) {
            int from = Math.max(range.from() - 1, done);
            int to = Math.min(range.to(), text.length());
            if (from < to) {
                out.append(text, from, to);
                done = to;
            }
        }
        return out.toString();
    }

    private String cutFields(String text) {
        if (text.indexOf(delimiter) < 0) {
            return onlyDelimited ? "" : text + "\n";
        }
        List<String> all = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            all.add(text.substring(from, at));
            from = at + 1;
        }
        all.add(text.substring(from));
        List<String> chosen = new ArrayList<>();
        int done = 0;
        for (Range range : ranges) {
            int low = Math.max(range.from() - 1, done);
            int high = Math.min(range.to(), all.size());
            if (low < high) {
                chosen.addAll(all.subList(low, high));
                done = high;
            }
        }
        return String.join(String.valueOf(delimiter), chosen) + "\n";
    }
}
