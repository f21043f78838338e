package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Scenario;

/**
 * Writes scenarios as text that {@link ScenarioLoader} reads back to an equal message: the same text for the same
 * scenario, fields in the order of the schema, one step after the other, and long texts broken where a reader would.
 */
public final class ScenarioText {
    /** What tools know the type of the file by. */
    private static final String HEADER = """
            # proto-file: dev/maitredkit/scenarios/scenario.proto
            # proto-message: maitredkit.scenario.v1.Scenario
            """;

    private ScenarioText() {}

    /** The canonical text, ended by a newline. */
    public static String print(Scenario scenario) {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        Layout head = new Layout(out);
        head.fields(scenario.toBuilder().clearSteps().build(), "");
        scenario.getStepsList().forEach(step -> {
            out.append("\nsteps {\n");
            new Layout(out).fields(step, "  ");
            out.append("}\n");
        });
        return out.toString();
    }
}
