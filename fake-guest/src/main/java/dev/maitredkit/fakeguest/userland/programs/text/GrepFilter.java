package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import dev.maitredkit.fakeguest.userland.programs.regex.Search;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import java.util.List;

/**
 * grep on lines.
 *
 * @param how what it was asked for
 * @param name of the input
 * @param number of the line
 * @param hits in this input
 * @param any there was a hit somewhere; with -L, a file without
 */
record GrepFilter(Call call, How how, String name, long number, long hits, boolean any) implements LineFilter {
    private static final int TROUBLE = 2;

    /** The options. */
    record How(
            List<Regex> regexes,
            boolean inverted,
            boolean quiet,
            boolean counted,
            boolean numbered,
            boolean named,
            boolean wholeLine,
            boolean words,
            boolean parts,
            boolean listing,
            boolean listingOthers,
            long most) {}

    static GrepFilter of(Call call, Options options, List<Regex> regexes, boolean named, long most) {
        How how = new How(
                List.copyOf(regexes),
                options.has('v'),
                options.has('q'),
                options.has('c'),
                options.has('n'),
                named,
                options.has('x'),
                options.has('w'),
                options.has('o'),
                options.has('l'),
                options.has('L'),
                most);
        return new GrepFilter(call, how, "", 0, 0, false);
    }

    @Override
    public Seen begin(String input) {
        String shown = input.equals("-") ? "(standard input)" : input;
        GrepFilter fresh = new GrepFilter(call, how, shown, 0, 0, any);
        return how.most() == 0 ? fresh.nextInput(Output.NONE) : fresh.more(Output.NONE);
    }

    @Override
    public Seen line(String text, boolean terminated) {
        StringBuilder found = new StringBuilder();
        boolean hit = false;
        for (Regex regex : how.regexes()) {
            Search search = search(regex, text, 0);
            if (search.tooHard()) {
                return stop(Output.unsupported(call, "a pattern with so much backtracking"), TROUBLE);
            }
            hit |= search.found();
            if (how.parts() && search.found() && !how.inverted()) {
                parts(regex, text, found);
            } else if (hit) {
                break;
            }
        }
        GrepFilter next = new GrepFilter(call, how, name, number + 1, hits, any);
        return hit == how.inverted() ? next.more(Output.NONE) : next.hit(how.parts() ? found.toString() : text + "\n");
    }

    private Seen hit(String shown) {
        GrepFilter next = new GrepFilter(call, how, name, number, hits + 1, any || !how.listingOthers());
        if (how.quiet()) {
            return next.stop(Output.NONE, 0);
        }
        if (how.listing() || how.listingOthers()) {
            return next.nextInput(how.listing() ? Output.out(name + "\n") : Output.NONE);
        }
        if (how.counted()) {
            return next.hits == how.most() ? next.ended() : next.more(Output.NONE);
        }
        StringBuilder out = new StringBuilder();
        for (String line : shown.isEmpty() ? List.<String>of() : List.of(shown.split("\n", 0))) {
            out.append(prefix())
                    .append(how.numbered() ? number + ":" : "")
                    .append(line)
                    .append('\n');
        }
        Output output = Output.out(
                shown.equals("\n") ? prefix() + (how.numbered() ? number + ":" : "") + "\n" : out.toString());
        return next.hits == how.most() ? next.nextInput(output) : next.more(output);
    }

    private Seen ended() {
        return nextInput(end().output());
    }

    private void parts(Regex regex, String text, StringBuilder found) {
        for (int at = 0; at <= text.length(); ) {
            Search search = search(regex, text, at);
            if (!search.found()) {
                return;
            }
            if (search.end() > search.start()) {
                found.append(text, search.start(), search.end()).append('\n');
            }
            at = Math.max(search.end(), search.start() + 1);
        }
    }

    private Search search(Regex regex, String text, int from) {
        Search search = regex.find(text, from);
        if (how.wholeLine()) {
            return search.found() && (search.start() > 0 || search.end() < text.length()) ? Search.NONE : search;
        }
        while (how.words() && search.found() && !isWord(text, search)) {
            if (search.start() >= text.length()) {
                return Search.NONE;
            }
            search = regex.find(text, search.start() + 1);
        }
        return search;
    }

    private static boolean isWord(String text, Search search) {
        return !isWordCharacter(text, search.start() - 1) && !isWordCharacter(text, search.end());
    }

    private static boolean isWordCharacter(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }

    private String prefix() {
        return how.named() ? name + ":" : "";
    }

    @Override
    public Seen end() {
        if (how.quiet()) {
            return more(Output.NONE);
        }
        if (how.listingOthers() && hits == 0) {
            return new GrepFilter(call, how, name, number, hits, true).more(Output.out(name + "\n"));
        }
        boolean counts = how.counted() && !how.listing() && !how.listingOthers();
        return more(counts ? Output.out(prefix() + hits + "\n") : Output.NONE);
    }

    @Override
    public Seen finish(boolean failed) {
        return stop(Output.NONE, failed ? TROUBLE : any ? 0 : 1);
    }
}
