package dev.maitredkit.certification;

import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.saboteurs.Saboteur;
import dev.maitredkit.saboteurs.Saboteurs;
import dev.maitredkit.scenarios.ScenarioLoader;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What tests run in a process of its own. */
final class TestMain {
    private TestMain() {}

    /** {@code replay FILE SABOTEUR} and {@code replayAt FILE ADDRESS} print how it ended; {@code certify ADDRESS RULES [KEEP]} tells of its rules, headline and notes. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "replay" -> {
                try (GuestUnderTest guest =
                        EmbeddedGuest.start(saboteur(arguments[2]).profile())) {
                    System.out.println(replay(guest, Optional.empty(), Path.of(arguments[1])));
                }
            }
            case "replayAt" -> {
                GuestAddress address = GuestAddress.parse(arguments[2]);
                try (GuestUnderTest guest = Guests.at(address, Optional.empty(), false, TimeFactor.ONE)) {
                    System.out.println(replay(guest, Optional.of(address), Path.of(arguments[1])));
                }
            }
            case "certify" -> certify(arguments[1], arguments[2], arguments.length > 3 ? arguments[3] : "never");
            default -> throw new IllegalArgumentException(Arrays.toString(arguments));
        }
        System.exit(0);
    }

    /** Starts this class in a new process with the class path of this one. */
    static Process start(Path state, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TestMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("XDG_STATE_HOME", state.toString());
        return builder.start();
    }

    static Saboteur saboteur(String name) {
        return Saboteurs.all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** How a scenario ended, on one line: the rule, the step, what was wanted and what came. */
    static String replay(GuestUnderTest guest, Optional<GuestAddress> address, Path file) throws Exception {
        Catalogue catalogue = Catalogue.load();
        return ending(Replay.run(
                        guest,
                        address,
                        ScenarioLoader.load(file, id -> catalogue.find(id).isPresent()),
                        TimeFactor.ONE)
                .result());
    }

    private static String ending(ScenarioResult result) {
        return result.ending() instanceof ScenarioResult.Broken broken
                ? line(
                        broken.rule(),
                        broken.step(),
                        broken.mismatch().wanted(),
                        broken.mismatch().got())
                : result.ending() + " after "
                        + result.transcript().stream().map(Exchange::request).toList();
    }

    static String line(String rule, int step, String wanted, String got) {
        return rule + " at step " + step + ": wanted " + wanted + "; got " + got;
    }

    private static void certify(String address, String rules, String keep) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("guest", address);
        properties.setProperty("guest.rules", rules);
        properties.setProperty("guest.keep", keep);
        Progress progress = new Progress() {
            @Override
            public void started(Rule rule) {
                System.out.println("started " + rule.getId());
            }
        };
        Run run = Certification.run(BuildOptions.read(properties), progress, Instant.EPOCH);
        System.out.println(run.getHeadline());
        run.getNotesList().forEach(note -> System.out.println("note " + note));
    }
}
