package dev.maitredkit.conformance.properties;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.Property;

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

    /**
     * The check of every rule, in the order in which they are to run: by class, then by name, since the order in which Java
     * names the methods of a class differs from process to process.
     */
    public static List<Method> checks() {
        return ALL.stream()
                .flatMap(rules -> Arrays.stream(rules.getDeclaredMethods())
                        .filter(method ->
                                method.isAnnotationPresent(Property.class) || method.isAnnotationPresent(Example.class))
                        .sorted(Comparator.comparing(Method::getName)))
                .toList();
    }
}
