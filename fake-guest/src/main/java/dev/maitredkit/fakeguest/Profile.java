package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.AgentRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which agent a fake guest is: a name, and a choice of rules. To make a guest that is wrong in one thing, replace one
 * rule: {@code Profile.SPEC.with("deaf", rules -> rules.toBuilder().mount(…).build())}.
 */
public record Profile(String name, AgentRules rules) {
    /** The protocol text in its best reading, on Linux; the default. */
    public static final Profile SPEC = new Profile("spec", AgentRules.SPEC);

    /** The reference agent of July 2018, quirks included. */
    public static final Profile MAITRED_2018 = new Profile("maitred-2018", AgentRules.MAITRED_2018);

    public Profile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(rules);
    }

    /** The profiles that users can name. */
    public static List<Profile> all() {
        return List.of(SPEC, MAITRED_2018);
    }

    public static Optional<Profile> find(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** This one with other rules, under another name. */
    public Profile with(String otherName, UnaryOperator<AgentRules> change) {
        return new Profile(otherName, change.apply(rules));
    }
}
