package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads scenarios in protobuf text format, strictly: what could not do what it says is refused, with the place and what
 * would be right. A file that loads can be run as it stands.
 */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    /**
     * Reads a file.
     *
     * @param knownRule whether a rule of this id exists
     * @throws ScenarioException if it cannot be read, is larger than 8 MiB, or is no valid scenario; it names all problems
     *     that could be found
     */
    public static Scenario load(Path file, Predicate<String> knownRule) throws ScenarioException {
        return parse(file.toString(), FileText.read(file), knownRule);
    }

    /**
     * Reads a text.
     *
     * @param fileName for messages
     * @throws ScenarioException if it is no valid scenario
     */
    public static Scenario parse(String fileName, String text, Predicate<String> knownRule) throws ScenarioException {
        TextParse.Parsed parsed = TextParse.parse(fileName, text);
        List<Problem> problems = ScenarioCheck.problems(fileName, parsed, knownRule);
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return parsed.scenario();
    }
}
