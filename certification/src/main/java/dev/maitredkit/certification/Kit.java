package dev.maitredkit.certification;

import java.util.Optional;

/** The kit itself. */
public final class Kit {
    private Kit() {}

    /** Its version, as the jar says it; {@code development} outside of a jar. */
    public static String version() {
        return Optional.ofNullable(Kit.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
