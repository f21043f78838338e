package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Gather;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** sort. */
record Sort(Call call, List<SortKey> keys, boolean unique, boolean stable, boolean reverse, boolean check)
        implements Gather.Job {
    private static final int TROUBLE = 2;

    static Work start(Call call, Options options) {
        if (options.has('o')) {
            return Work.unsupported(call, "-o");
        }
        String separator = options.find('t').orElse("");
        if (options.has('t') && separator.length() != 1) {
            return Work.refuse(call, "bad -t parameter", TROUBLE);
        }
        String flags = flags(options);
        List<SortKey> keys = new ArrayList<>();
        for (String text : options.all('k')) {
            Optional<SortKey> key = SortKey.parse(text, separator, flags);
            if (key.isEmpty()) {
                return Work.unsupported(call, "the key '" + text + "'");
            }
            keys.add(key.get());
        }
        if (keys.isEmpty()) {
            keys.add(SortKey.whole(flags));
        }
        Sort job = new Sort(
                call, List.copyOf(keys), options.has('u'), options.has('s'), options.has('r'), options.has('c'));
        return Pump.of(call, Gather.of(call, job), options.operands(), Pump.Complaints.OPENING_ONLY);
    }

    private static String flags(Options options) {
        StringBuilder flags = new StringBuilder();
        for (char letter : "nrbf".toCharArray()) {
            flags.append(options.has(letter) ? String.valueOf(letter) : "");
        }
        return flags.toString();
    }

    @Override
    public Progress.End finish(List<Gather.Input> inputs, boolean failed) {
        if (failed) {
            return new Progress.End(Output.NONE, TROUBLE);
        }
        List<String> lines = new ArrayList<>();
        inputs.forEach(input -> lines.addAll(lines(input.content())));
        Comparator<String> byKeys = this::compareKeys;
        if (check) {
            return checked(lines, byKeys);
        }
        Comparator<String> last = reverse ? Comparator.reverseOrder() : Comparator.naturalOrder();
        lines.sort(stable || unique ? byKeys : byKeys.thenComparing(last));
        StringBuilder out = new StringBuilder();
        String before = null;
        for (String line : lines) {
            if (!unique || before == null || byKeys.compare(before, line) != 0) {
                out.append(line).append('\n');
                before = line;
            }
        }
        return new Progress.End(Output.out(out.toString()), 0);
    }

    private Progress.End checked(List<String> lines, Comparator<String> order) {
        for (int i = 1; i < lines.size(); i++) {
            int compared = order.compare(lines.get(i - 1), lines.get(i));
            if (compared > 0 || unique && compared == 0) {
                return new Progress.End(Output.err("Check line " + i + "\n"), 1);
            }
        }
        return new Progress.End(Output.NONE, 0);
    }

    private int compareKeys(String left, String right) {
        for (SortKey key : keys) {
            int order = key.compare(left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> lines(String content) {
        if (content.isEmpty()) {
            return List.of();
        }
        String body = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
        return List.of(body.split("\n", -1));
    }
}
