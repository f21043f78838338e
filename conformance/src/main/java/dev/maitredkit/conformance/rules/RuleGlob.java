package dev.maitredkit.conformance.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A choice of rules by id: globs with * and ?, several with commas between; case does not matter. */
public final class RuleGlob {
    private final String text;
    private final List<Pattern> patterns;

    private RuleGlob(String text) {
        this.text = text;
        this.patterns =
                Arrays.stream(text.split(",", -1)).map(RuleGlob::pattern).toList();
    }

    /**
     * Reads a glob.
     *
     * @throws IllegalArgumentException when a part of it matches no rule of the catalogue; the message says which
     */
    public static RuleGlob parse(String text, Catalogue catalogue) {
        for (String part : text.split(",", -1)) {
            Pattern pattern = pattern(part);
            if (catalogue.rules().stream()
                    .noneMatch(rule -> pattern.matcher(rule.getId()).matches())) {
                throw new IllegalArgumentException("no rule matches \"" + part.strip()
                        + "\"; rule ids look like LAUNCH-003, and a glob like 'LAUNCH-*'");
            }
        }
        return new RuleGlob(text);
    }

    public boolean matches(String id) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(id).matches());
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.strip().toUpperCase(Locale.ROOT).toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
