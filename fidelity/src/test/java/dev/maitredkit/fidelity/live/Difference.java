package dev.maitredkit.fidelity.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where two machines part.
 *
 * @param calls what was called, the last one with different outcomes
 * @param linux what came of each call there
 * @param fake what came of each call there; all but the last are the same
 */
record Difference(Area area, List<Call> calls, List<Answer> linux, List<Answer> fake) {
    /** The first one; empty if there is none. */
    static Optional<Difference> find(Area area, List<Call> calls, List<Answer> linux, List<Answer> fake) {
        for (int i = 0; i < calls.size(); i++) {
            if (!linux.get(i).equals(fake.get(i))) {
                return Optional.of(
                        new Difference(area, calls.subList(0, i + 1), linux.subList(0, i + 1), fake.subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    /** The result if that differs, else what only Linux shows afterwards. */
    String linuxSays() {
        return says(lastOf(linux), lastOf(fake));
    }

    String fakeSays() {
        return says(lastOf(fake), lastOf(linux));
    }

    private static Answer lastOf(List<Answer> all) {
        return all.get(all.size() - 1);
    }

    private static String says(Answer one, Answer other) {
        if (!one.result().equals(other.result())) {
            return one.result();
        }
        List<String> lines = new ArrayList<>(one.state().lines().toList());
        other.state().lines().forEach(lines::remove);
        return lines.isEmpty() ? "the same, in another order:\n" + one.state() : String.join("\n", lines);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < calls.size() - 1; i++) {
            text.append(String.format(
                    "  %2d  %s: %s%n", i + 1, calls.get(i), linux.get(i).result()));
        }
        boolean state = lastOf(linux).result().equals(lastOf(fake).result());
        text.append(String.format(
                "  %2d  %s: %s%n", calls.size(), last(), state ? lastOf(linux).result() : "?"));
        String what = state ? "afterwards only here" : "answers";
        return text + "Linux, " + what + ":\n" + indented(linuxSays()) + "the fake, " + what + ":\n"
                + indented(fakeSays());
    }

    private static String indented(String text) {
        StringBuilder indented = new StringBuilder();
        text.lines()
                .forEach(it -> indented.append("      ").append(Call.shown(it)).append('\n'));
        return indented.length() == 0 ? "      (nothing)\n" : indented.toString();
    }
}
