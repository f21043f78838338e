package dev.maitredkit.scenarios;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rules that a wrong id may have meant, without a list of them: tries what one slip of the finger makes of it. */
final class RuleNames {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    private static final Pattern AREA_AND_NUMBER = Pattern.compile("([A-Z]+)[-_ ]*0*(\\d{1,3})");
    private static final int MOST = 3;
    private static final int LONGEST = 40;

    private RuleNames() {}

    static List<String> near(String wrong, Predicate<String> knownRule) {
        if (wrong.length() > LONGEST) {
            return List.of();
        }
        String id = wrong.toUpperCase(Locale.ROOT);
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(id);
        Matcher form = AREA_AND_NUMBER.matcher(id);
        if (form.matches()) {
            String wellFormed = form.group(1) + "-%03d".formatted(Integer.parseInt(form.group(2)));
            if (knownRule.test(wellFormed)) {
                return List.of(wellFormed);
            }
        }
        for (String start : List.copyOf(candidates)) {
            addSlips(start, candidates);
        }
        return candidates.stream().filter(knownRule).limit(MOST).toList();
    }

    private static void addSlips(String id, Set<String> candidates) {
        for (int i = 0; i + 1 < id.length(); i++) {
            candidates.add(id.substring(0, i) + id.charAt(i + 1) + id.charAt(i) + id.substring(i + 2));
        }
        for (int i = 0; i < id.length(); i++) {
            candidates.add(id.substring(0, i) + id.substring(i + 1));
        }
        for (int i = 0; i <= id.length(); i++) {
            for (char c : LETTERS.toCharArray()) {
                candidates.add(id.substring(0, i) + c + id.substring(i));
                if (i < id.length()) {
                    candidates.add(id.substring(0, i) + c + id.substring(i + 1));
                }
            }
        }
    }
}
