package dev.maitredkit.fidelity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What {@code maitred-kit compare --result} wrote of the fake against the real agent: a fact a line, its name, a tab, and what it
 * is. ci/real-guests.sh writes the record anew.
 */
record SandboxScore(List<Fact> facts) {
    private static final List<String> KINDS = List.of("check", "configure_network", "launch_process", "mount");

    record Fact(String name, String text) {}

    static SandboxScore read() {
        return parse(Records.resource("sandbox/score.txt"));
    }

    static SandboxScore parse(String record) {
        return new SandboxScore(record.lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Fact(parts[0], parts[1]))
                .toList());
    }

    String section() {
        return String.format(
                Locale.ROOT,
                """

                ## Against a real agent

                `maitred-kit compare` sends the same generated scenarios to the fake, under the profile `spec`, and to the sandbox: an
                agent of other code, over Linux. A step agrees when both answer the same; each scenario counts up to its first
                difference. Profile `real-guests` compares by this seed and by a fresh one, and fails on a difference that is not
                tolerated. Last written with Linux %s, seed %s: %s of %s steps in %s scenarios agree (%.2f %%), %s differences are not tolerated.

                | steps | agreed |
                |---|---|
                %s
                Tolerated (`sandbox/tolerances.textproto`), and met:

                %s
                After a change: `ci/real-guests.sh required --write`, then as above.
                """,
                one("linux"),
                one("seed"),
                one("agreed"),
                one("steps"),
                one("scenarios"),
                100.0 * Integer.parseInt(one("agreed")) / Integer.parseInt(one("steps")),
                one("untolerated"),
                KINDS.stream()
                        .map(kind -> "| " + kind.replace('_', ' ') + " | " + one(kind) + " |\n")
                        .collect(Collectors.joining()),
                tolerated());
    }

    private String tolerated() {
        String lines = facts.stream()
                .filter(fact -> fact.name().equals("tolerated"))
                .map(fact -> "- " + fact.text() + "\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "None.\n" : lines;
    }

    private String one(String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .map(Fact::text)
                .orElseThrow(() -> new IllegalStateException("sandbox/score.txt has no " + name));
    }
}
