package dev.maitredkit.scenarios;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names that a user may have meant. */
final class Nearest {
    private static final int MOST = 3;
    private static final int SLIP_EVERY = 3;

    private Nearest() {}

    /** {@code did you mean "a" or "b"? }, or nothing when no name is near. */
    static String question(String name, Collection<String> known) {
        return question(names(name, known));
    }

    static String question(List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .limit(MOST)
                        .map(n -> '"' + n + '"')
                        .collect(Collectors.joining(" or ", "did you mean ", "? "));
    }

    /** At most three that are equally near, none of them more than a few slips of the finger away. */
    static List<String> names(String name, Collection<String> known) {
        int most = (name.length() + 1) / SLIP_EVERY;
        int least = known.stream()
                .mapToInt(candidate -> distance(name, candidate))
                .min()
                .orElse(Integer.MAX_VALUE);
        return known.stream()
                .filter(candidate -> least <= most && distance(name, candidate) == least)
                .sorted()
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance, blind to case and to the choice of {@code -} or {@code _}. */
    private static int distance(String left, String right) {
        String a = folded(left);
        String b = folded(right);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
