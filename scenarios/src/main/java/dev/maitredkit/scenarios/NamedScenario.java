package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Scenario;
import java.util.Objects;

/**
 * A scenario that the kit ships.
 *
 * @param name area and file, such as {@code launch/launch_013-standard-io-is-dev-null.textproto}
 */
public record NamedScenario(String name, Scenario scenario) {
    public NamedScenario {
        Objects.requireNonNull(name);
        Objects.requireNonNull(scenario);
    }
}
