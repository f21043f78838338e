package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.Profile;
import io.grpc.ClientInterceptor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A guest that is right but for one thing: the rules of its agent are wrong in one point, or something on the way to it is.
 *
 * @param rule the id of the rule that it breaks
 * @param does what it does wrong, for people
 * @param reason a regular expression for what the rule is to say of it; a failure that says something else is not a catch
 * @param also ids of rules that may fail on it as well, since what it does wrong is their matter too
 * @param profile the fake guest
 * @param way what stands between the host and the guest, new for each guest; nothing for most
 */
public record Saboteur(
        String rule,
        String does,
        String reason,
        Set<String> also,
        Profile profile,
        Supplier<List<ClientInterceptor>> way) {
    public Saboteur {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(does);
        also = Set.copyOf(also);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(way);
        Pattern.compile(reason);
    }

    /** Its name, also that of its profile. */
    public String name() {
        return profile.name();
    }

    /** Whether this is what the rule was to say. */
    public boolean isForeseen(String said) {
        return Pattern.compile(reason, Pattern.DOTALL).matcher(said).find();
    }

    /** The same, when these rules may fail too. */
    Saboteur mayAlsoBreak(String... rules) {
        return new Saboteur(
                rule,
                does,
                reason,
                Stream.concat(also.stream(), Arrays.stream(rules)).collect(Collectors.toSet()),
                profile,
                way);
    }

    @Override
    public String toString() {
        return name() + " breaks " + rule;
    }
}
