package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.Profile;
import java.util.Objects;

/**
 * A guest that is right but for one thing.
 *
 * @param rule the id of the rule that it breaks
 * @param does what it does wrong, for people
 * @param profile the fake guest that does it
 */
public record Saboteur(String rule, String does, Profile profile) {
    public Saboteur {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(does);
        Objects.requireNonNull(profile);
    }

    /** Its name, also that of its profile. */
    public String name() {
        return profile.name();
    }

    @Override
    public String toString() {
        return name() + " breaks " + rule;
    }
}
