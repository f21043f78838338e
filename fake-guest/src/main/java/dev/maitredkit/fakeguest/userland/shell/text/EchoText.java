package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.List;

/** echo(1) of BusyBox 1.35: options -n, -e, -E, joined or not, before the first other word. */
public final class EchoText {
    private EchoText() {}

    /** What it prints; {@code args} are those behind its name. */
    public static String of(List<String> args) {
        boolean newline = true;
        boolean escapes = false;
        int first = 0;
        while (first < args.size() && isOption(args.get(first))) {
            for (char c : args.get(first).substring(1).toCharArray()) {
                newline &= c != 'n';
                escapes = c == 'e' || escapes && c != 'E';
            }
            first++;
        }
        String text = String.join(" ", args.subList(first, args.size()));
        if (escapes) {
            Escapes.Decoded decoded = Escapes.decode(text, true);
            text = decoded.text();
            newline &= !decoded.stopped();
        }
        return newline ? text + "\n" : text;
    }

    private static boolean isOption(String word) {
        return word.length() > 1
                && word.startsWith("-")
                && word.substring(1).chars().allMatch(c -> "neE".indexOf(c) >= 0);
    }
}
