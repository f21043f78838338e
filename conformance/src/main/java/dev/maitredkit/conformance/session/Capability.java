package dev.maitredkit.conformance.session;

import dev.maitredkit.scenarios.data.Need;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a guest may lack without being wrong: rules that need it do not apply then, and the suite makes no use of it. */
public enum Capability {
    /** It serves another launch while one waits for its process. */
    CONCURRENT_LAUNCH(Need.CONCURRENT_LAUNCH);

    private final Need need;

    Capability(Need need) {
        this.need = need;
    }

    /** As the command line has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The need of a rule or scenario that asks for it. */
    public Need need() {
        return need;
    }

    /**
     * Reads a list such as {@code concurrent-launch}.
     *
     * @throws IllegalArgumentException for another word; the message names it and the right ones
     */
    public static Set<Capability> parse(String list) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (String word : list.split(",", -1)) {
            capabilities.add(Arrays.stream(values())
                    .filter(capability -> capability.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + word.strip()
                            + "\" is nothing to lack; it takes "
                            + Arrays.stream(values()).map(Capability::word).collect(Collectors.joining(", ")))));
        }
        return capabilities;
    }
}
