package dev.maitredkit.scenarios;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that the kit ships, each in a file of its own beside this class. */
public final class Scenarios {
    /** The names, one a line: a jar cannot be asked what is in a folder of it. A test holds it against the folder. */
    private static final String INDEX = "index.txt";

    private Scenarios() {}

    /** All of them, by area and name. */
    public static List<NamedScenario> all() {
        return Shipped.ALL;
    }

    /** The one that is there for this rule: the first that it names. */
    public static Optional<NamedScenario> findByRule(String rule) {
        return all().stream()
                .filter(named -> named.scenario().getRules(0).equals(rule))
                .findFirst();
    }

    /** Loaded when it is first wanted. */
    private static final class Shipped {
        static final List<NamedScenario> ALL =
                resource(INDEX).lines().map(Shipped::named).toList();

        private static NamedScenario named(String name) {
            try {
                return new NamedScenario(name, ScenarioLoader.parse(name, resource(name), rule -> true));
            } catch (ScenarioException broken) {
                throw new IllegalStateException(
                        "a scenario of the kit itself is broken: " + broken.getMessage(), broken);
            }
        }

        private static String resource(String name) {
            try (InputStream in = Scenarios.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new FileNotFoundException("a resource of the kit is missing: " + name);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
