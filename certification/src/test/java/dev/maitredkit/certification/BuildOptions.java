package dev.maitredkit.certification;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The options of a certification as a build has them: {@code -Dguest=ADDRESS}, {@code -Dguest.allow=LIST} and so on. */
final class BuildOptions {
    /** What the build says of itself: the folder in which it was started. */
    private static final String START = "maitredkit.start";

    private static final List<String> NAMES = List.of(
            "rules",
            "level",
            "seed",
            "tries",
            "allow",
            "restart",
            "report",
            "profile",
            "state",
            "known",
            "lacks",
            "time-factor",
            "keep");

    private BuildOptions() {}

    /**
     * Reads them.
     *
     * @throws UsageException when one is unknown or wrong
     */
    static CertificationOptions read(Properties properties) {
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("guest"))
                .sorted()
                .forEach(BuildOptions::requireKnown);
        Path start = Path.of(properties.getProperty(START, "")).toAbsolutePath();
        return CertificationOptions.read(
                new CertificationOptions.Texts(
                        find(properties, "guest"),
                        find(properties, "guest.rules"),
                        find(properties, "guest.level"),
                        find(properties, "guest.seed"),
                        find(properties, "guest.tries"),
                        find(properties, "guest.allow"),
                        find(properties, "guest.restart"),
                        find(properties, "guest.report"),
                        find(properties, "guest.profile"),
                        find(properties, "guest.state"),
                        find(properties, "guest.known"),
                        find(properties, "guest.lacks"),
                        find(properties, "guest.time-factor"),
                        find(properties, "guest.keep")),
                start,
                Path.of("target", "maitred-report").toAbsolutePath());
    }

    private static void requireKnown(String name) {
        if (!name.equals("guest") && !NAMES.contains(name.replaceFirst("^guest\\.", ""))) {
            throw new UsageException("-D" + name + " is no option; there are -Dguest=ADDRESS and "
                    + NAMES.stream().map("-Dguest."::concat).collect(Collectors.joining(", ")));
        }
    }

    private static Optional<String> find(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(text -> !text.isEmpty());
    }
}
