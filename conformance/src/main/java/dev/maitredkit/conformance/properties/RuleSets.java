package dev.maitredkit.conformance.properties;

import java.util.List;

/** All classes of rules, in the order in which they are to run: what ends the guest comes last. */
public final class RuleSets {
    public static final List<Class<?>> ALL = List.of(
            WireRules.class,
            LaunchRules.class,
            MountRules.class,
            NetworkRules.class,
            ConcurrencyRules.class,
            TerminaRules.class,
            ShutdownRules.class);

    private RuleSets() {}
}
