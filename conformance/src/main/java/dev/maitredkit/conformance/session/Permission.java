package dev.maitredkit.conformance.session;

import dev.maitredkit.scenarios.data.Need;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run may do to a guest beyond what leaves nothing behind. */
public enum Permission {
    NETWORK(Need.NETWORK),
    TERMINA(Need.TERMINA),
    SHUTDOWN(Need.SHUTDOWN);

    /** The word for all of them. */
    private static final String ALL = "destructive";

    private final Need need;

    Permission(Need need) {
        this.need = need;
    }

    /** As the command line has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The need of a scenario that asks for it. */
    public Need need() {
        return need;
    }

    /** The permission that a need asks for, if it asks for one. */
    public static Optional<Permission> findFor(Need need) {
        return Arrays.stream(values())
                .filter(permission -> permission.need == need)
                .findFirst();
    }

    public static Set<Permission> all() {
        return EnumSet.allOf(Permission.class);
    }

    /**
     * Reads a list such as {@code network,shutdown}, or {@code destructive} for all.
     *
     * @throws IllegalArgumentException for another word; the message names it and the right ones
     */
    public static Set<Permission> parse(String list) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : list.split(",", -1)) {
            permissions.addAll(parseWord(word.strip()));
        }
        return permissions;
    }

    private static Set<Permission> parseWord(String word) {
        if (word.equals(ALL)) {
            return all();
        }
        return Arrays.stream(values())
                .filter(permission -> permission.word().equals(word))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is nothing to allow; it takes "
                        + Arrays.stream(values()).map(Permission::word).collect(Collectors.joining(", "))
                        + " (several with commas between), or " + ALL + " for all of them"));
    }
}
