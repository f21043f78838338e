package dev.maitredkit.conformance.rules;

import com.google.protobuf.TextFormat;
import dev.maitredkit.reports.run.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rules of the suite, in the order of their file; a rule comes after those that it builds on. */
public final class Catalogue {
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private Catalogue(List<Rule> rules) {
        for (Rule rule : rules) {
            rule.getBuildsOnList().forEach(id -> require(rule, this.rules.containsKey(id), "builds on " + id));
            require(rule, this.rules.put(rule.getId(), rule) == null, "is there twice");
        }
    }

    /** The catalogue that the kit ships. */
    public static Catalogue load() {
        try (InputStream file = Objects.requireNonNull(
                Catalogue.class.getResourceAsStream("/dev/maitredkit/conformance/catalogue.textproto"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return of(TextFormat.parse(text, dev.maitredkit.reports.run.Catalogue.class)
                    .getRuleList());
        } catch (IOException failure) {
            throw new IllegalStateException("the catalogue of rules cannot be read", failure);
        }
    }

    /**
     * A catalogue of these rules.
     *
     * @throws IllegalStateException when one is there twice, or builds on one that does not come before it
     */
    public static Catalogue of(List<Rule> rules) {
        return new Catalogue(rules);
    }

    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** The rule of this id, which is known to be there. */
    public Rule require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id + " in the catalogue"));
    }

    private static void require(Rule rule, boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("catalogue: " + rule.getId() + " " + what);
        }
    }
}
