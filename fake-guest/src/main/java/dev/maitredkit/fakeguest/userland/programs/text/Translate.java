package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.regex.ByteSets;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.BitSet;
import java.util.List;

/**
 * tr.
 *
 * @param map 256 characters, what each byte becomes
 * @param deleted bytes that are left out
 * @param squeezed bytes of which repetitions are left out
 * @param last the byte printed last, or -1
 */
record Translate(String map, BitSet deleted, BitSet squeezed, int last) implements Stage {
    private static final int BYTES = 256;

    static Work start(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.isEmpty() || operands.size() > 2) {
            return Work.usage(call);
        }
        String from = expand(operands.get(0));
        if (options.has('c') || options.has('C')) {
            from = complement(from);
        }
        String to = operands.size() == 2 ? expand(operands.get(1)) : "";
        boolean deletes = options.has('d');
        boolean squeezes = options.has('s');
        char[] map = new char[BYTES];
        for (int c = 0; c < BYTES; c++) {
            map[c] = (char) c;
        }
        boolean translates = !deletes && !to.isEmpty();
        for (int i = 0; translates && i < from.length(); i++) {
            map[from.charAt(i)] = to.charAt(Math.min(i, to.length() - 1));
        }
        BitSet deleted = deletes ? set(from) : new BitSet();
        BitSet squeezed = squeezes ? set(to.isEmpty() ? from : to) : new BitSet();
        Translate stage = new Translate(new String(map), deleted, squeezed, -1);
        return Pump.of(call, stage, List.of(), Pump.Complaints.CANNOT_OPEN);
    }

    private static BitSet set(String members) {
        BitSet set = new BitSet(BYTES);
        members.chars().forEach(set::set);
        return set;
    }

    private static String complement(String members) {
        BitSet set = set(members);
        StringBuilder rest = new StringBuilder();
        for (int c = 0; c < BYTES; c++) {
            rest.append(set.get(c) ? "" : String.valueOf((char) c));
        }
        return rest.toString();
    }

    /** Ranges, classes and escapes written out. */
    private static String expand(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("[:", i) && text.indexOf(":]", i + 2) > 0) {
                int end = text.indexOf(":]", i + 2);
                BitSet members = ByteSets.find(text.substring(i + 2, end)).orElse(null);
                if (members != null) {
                    members.stream().forEach(c -> out.append((char) c));
                    i = end + 1;
                    continue;
                }
            }
            int[] escaped = escape(text, i);
            char c = (char) escaped[0];
            i = escaped[1];
            if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                int[] end = escape(text, i + 2);
                if (end[0] >= c) {
                    for (char member = c; member <= end[0]; member++) {
                        out.append(member);
                    }
                    i = end[1];
                    continue;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The character at a place and the place where it ends. */
    private static int[] escape(String text, int at) {
        if (text.charAt(at) != '\\' || at + 1 == text.length()) {
            return new int[] {text.charAt(at), at};
        }
        int digits = 0;
        int value = 0;
        while (digits < 3 && at + 1 + digits < text.length() && Character.digit(text.charAt(at + 1 + digits), 8) >= 0) {
            value = value * 8 + text.charAt(at + 1 + digits) - '0';
            digits++;
        }
        if (digits > 0) {
            return new int[] {value & 0xff, at + digits};
        }
        int known = "abfnrtv".indexOf(text.charAt(at + 1));
        return new int[] {known < 0 ? text.charAt(at + 1) : "\7\b\f\n\r\t\13".charAt(known), at + 1};
    }

    @Override
    public Fed feed(String piece) {
        StringBuilder out = new StringBuilder();
        int before = last;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (deleted.get(c)) {
                continue;
            }
            char becomes = map.charAt(c);
            if (becomes == before && squeezed.get(becomes)) {
                continue;
            }
            out.append(becomes);
            before = becomes;
        }
        return Fed.more(new Translate(map, deleted, squeezed, before), Output.out(out.toString()));
    }
}
