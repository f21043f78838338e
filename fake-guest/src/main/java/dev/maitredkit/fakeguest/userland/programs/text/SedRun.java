package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import dev.maitredkit.fakeguest.userland.programs.regex.Search;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a script from one line up to where it wants the next; it lives no longer than that. */
final class SedRun {
    private static final int MOST_COMMANDS = 200_000;

    private final List<SedCommand> script;
    private final boolean silent;
    private final boolean last;
    private String newline;
    private final StringBuilder out = new StringBuilder();
    private final Map<Integer, Long> ranges;
    private String pattern;
    private String hold;
    private String appended;
    private long line;
    private int at;
    private boolean substituted;
    private boolean quits;
    private String refusal = "";

    private SedRun(List<SedCommand> script, boolean silent, SedState state, boolean last, boolean terminated) {
        this.script = script;
        this.silent = silent;
        this.last = last;
        this.newline = terminated ? "\n" : "";
        this.ranges = new HashMap<>(state.ranges());
        this.hold = state.hold();
        this.appended = state.appended();
        this.pattern = state.pattern();
        this.line = state.line() + 1;
        this.at = state.at();
        this.substituted = state.substituted();
    }

    /**
     * What came of a line.
     *
     * @param refusal what of it is not supported, so that it cannot go on, or ""
     */
    record Ran(SedState state, String output, boolean quits, String refusal) {}

    /**
     * Runs.
     *
     * @param terminated the line had a newline, so that what is printed has one
     */
    static Ran line(
            List<SedCommand> script, boolean silent, SedState state, String text, boolean last, boolean terminated) {
        SedRun run = new SedRun(script, silent, state, last, terminated);
        switch (state.waiting()) {
            case ADD -> run.pattern = state.pattern() + "\n" + text;
            case REPLACE -> run.pattern = text;
            default -> {
                run.pattern = text;
                run.substituted = false;
            }
        }
        SedState.Waiting waiting = run.run();
        return new Ran(run.state(waiting), run.out.toString(), run.quits, run.refusal);
    }

    private SedState state(SedState.Waiting waiting) {
        int next = waiting == SedState.Waiting.NEW_CYCLE ? 0 : at;
        return new SedState(pattern, hold, line, next, waiting, ranges, substituted, appended);
    }

    private SedState.Waiting run() {
        for (int count = 0; at < script.size(); count++) {
            if (count > MOST_COMMANDS) {
                refusal = "a script that goes round for so long";
                return SedState.Waiting.NEW_CYCLE;
            }
            SedCommand command = script.get(at);
            boolean applies = applies(command) != command.negated();
            if (!applies) {
                at = command.name() == '{' ? command.target() : at + 1;
                continue;
            }
            at++;
            switch (command.name()) {
                case 'n':
                    if (last) {
                        quits = true;
                        return endCycle();
                    }
                    autoPrint();
                    flushAppended();
                    return SedState.Waiting.REPLACE;
                case 'N':
                    if (last) {
                        quits = true;
                        return endCycle();
                    }
                    flushAppended();
                    return SedState.Waiting.ADD;
                case 'd':
                    return deleted();
                case 'D':
                    int newlineAt = pattern.indexOf('\n');
                    if (newlineAt < 0) {
                        return deleted();
                    }
                    pattern = pattern.substring(newlineAt + 1);
                    flushAppended();
                    at = 0;
                    break;
                case 'q':
                    quits = true;
                    return endCycle();
                case 'c':
                    boolean middle = command.to().isPresent() && ranges.containsKey(at - 1) && !command.negated();
                    out.append(middle ? "" : command.text());
                    return deleted();
                default:
                    simple(command);
            }
            if (!refusal.isEmpty()) {
                return SedState.Waiting.NEW_CYCLE;
            }
        }
        return endCycle();
    }

    private SedState.Waiting deleted() {
        flushAppended();
        return SedState.Waiting.NEW_CYCLE;
    }

    private SedState.Waiting endCycle() {
        autoPrint();
        flushAppended();
        return SedState.Waiting.NEW_CYCLE;
    }

    private void autoPrint() {
        if (!silent) {
            print(pattern, newline);
        }
    }

    /** What is printed behind the last line, when that had no newline, still needs one before it. */
    private void print(String text, String end) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
        out.append(text).append(end);
    }

    private void flushAppended() {
        if (!appended.isEmpty()) {
            print(appended, "");
        }
        appended = "";
    }

    private void simple(SedCommand command) {
        switch (command.name()) {
            case '=' -> out.append(line).append('\n');
            case 'a' -> appended += command.text();
            case 'i' -> out.append(command.text());
            case 'g' -> pattern = hold;
            case 'G' -> {
                pattern = pattern + "\n" + hold;
                newline = "\n";
            }
            case 'h' -> hold = pattern;
            case 'H' -> hold = hold + "\n" + pattern;
            case 'x' -> {
                String swapped = hold;
                hold = pattern;
                pattern = swapped;
            }
            case 'p' -> print(pattern, "\n");
            case 'P' -> {
                int end = pattern.indexOf('\n');
                print(end < 0 ? pattern : pattern.substring(0, end), "\n");
            }
            case 'y' -> transliterate(command.text());
            case 's' -> substitute(command.substitution().orElseThrow());
            case 'b' -> at = command.target();
            case 't' -> {
                at = substituted ? command.target() : at;
                substituted = false;
            }
            case 'T' -> {
                at = substituted ? at : command.target();
                substituted = false;
            }
            default -> {
                // Labels and braces.
            }
        }
    }

    private void transliterate(String sets) {
        int half = sets.length() / 2;
        StringBuilder changed = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            int found = sets.substring(0, half).indexOf(c);
            changed.append(found < 0 ? c : sets.charAt(half + found));
        }
        pattern = changed.toString();
    }

    private void substitute(SedCommand.Substitution how) {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        int count = 0;
        boolean any = false;
        for (int from = 0; from <= pattern.length(); ) {
            Search search = find(how.regex(), from);
            if (!search.found()) {
                break;
            }
            boolean emptyBehindMatch =
                    search.end() == search.start() && search.start() == done && count > 0 && from > 0;
            if (!emptyBehindMatch && ++count >= how.which()) {
                changed.append(pattern, done, search.start()).append(replacement(how.replacement(), search));
                done = search.end();
                any = true;
                if (!how.all()) {
                    break;
                }
            }
            from = search.end() > search.start() ? search.end() : search.start() + 1;
        }
        if (any) {
            pattern = changed.append(pattern.substring(done)).toString();
            substituted = true;
            if (how.print()) {
                print(pattern, newline);
            }
        }
    }

    private Search find(Regex regex, int from) {
        Search search = regex.find(pattern, from);
        if (search.tooHard()) {
            refusal = "a pattern with so much backtracking";
        }
        return search;
    }

    private String replacement(String template, Search search) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '&') {
                text.append(search.group(pattern, 0));
            } else if (c != '\\' || i + 1 == template.length()) {
                text.append(c);
            } else {
                char next = template.charAt(++i);
                if (Character.isDigit(next)) {
                    text.append(search.group(pattern, next - '0'));
                } else {
                    text.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                }
            }
        }
        return text.toString();
    }

    private boolean applies(SedCommand command) {
        if (command.from().isEmpty()) {
            return true;
        }
        if (command.to().isEmpty()) {
            return matches(command.from().get());
        }
        SedCommand.Address to = command.to().get();
        Long end = ranges.get(at);
        if (end == null) {
            if (!matches(command.from().get())) {
                return false;
            }
            Optional<Long> until = endOf(to);
            boolean one = until.isPresent() && until.get() <= line || to instanceof SedCommand.Address.Last && last;
            if (!one) {
                ranges.put(at, until.orElse(0L));
            }
            return true;
        }
        boolean over = end > 0 ? line >= end : matches(to);
        if (over) {
            ranges.remove(at);
        }
        return end == 0 || line <= end;
    }

    private Optional<Long> endOf(SedCommand.Address to) {
        if (to instanceof SedCommand.Address.Line number) {
            return Optional.of(number.number());
        }
        return to instanceof SedCommand.Address.Behind behind ? Optional.of(line + behind.count()) : Optional.empty();
    }

    private boolean matches(SedCommand.Address address) {
        if (address instanceof SedCommand.Address.Line number) {
            return number.number() == line;
        }
        if (address instanceof SedCommand.Address.Matching matching) {
            return find(matching.regex(), 0).found();
        }
        return address instanceof SedCommand.Address.Last && last;
    }
}
