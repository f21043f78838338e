package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import java.util.ArrayList;
import java.util.List;

/** The names of files above their parts, in head and tail. */
record Headings(boolean shown, boolean first) {
    static Headings of(Options options) {
        char asked = options.last("qv").orElse('-');
        return new Headings(asked == 'v' || asked != 'q' && options.operands().size() > 1, true);
    }

    String text(String name) {
        String shownName = name.equals("-") ? "standard input" : name;
        return shown ? (first ? "" : "\n") + "==> " + shownName + " <==\n" : "";
    }

    Headings next() {
        return new Headings(shown, false);
    }

    /** The same call with {@code -3} written as {@code -n 3}, and {@code +3} as {@code -n +3}. */
    static Call withoutOldForm(Call call) {
        List<String> args = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            boolean dash = arg.matches("-[0-9]+[bckm]*");
            boolean plus = i == 0 && call.applet().equals("tail") && arg.matches("\\+[0-9]+");
            args.add(dash ? "-n" + arg.substring(1) : plus ? "-n" + arg : arg);
            if (arg.equals("-n") || arg.equals("-c")) {
                i++;
                if (i < call.args().size()) {
                    args.add(call.args().get(i));
                }
            }
        }
        return new Call(call.applet(), args, call.env());
    }
}
