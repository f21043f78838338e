package dev.maitredkit.conformance.mutants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * docs/MUTANTS.md: the mutants that may live, by {@link Mutants#living name}, each with how many there are and why.
 */
record MutantsPage(Map<String, Listed> listed) {
    record Listed(int times, String why) {}

    private static final String HEAD = """
            # Mutants

            What [PIT](https://pitest.org) changed in the ledger, the catalogue of rules, the map of sentences, the judging of a
            run, the expectations and the scripts of checks without a test of `conformance` noticing, and why that is right or
            has to be borne. `mvn verify -Pfull` runs it: it fails when less than 85 % of the mutants are killed, when one
            lives that is not listed here, or when one is listed without a reason. The rules themselves, in
            `conformance/…/properties`, are held against wrong guests instead (`saboteurs/`), and are not measured here.

            After a change: `mvn verify -pl conformance -am -Pfull -Dmutants.write=true`, then say why in the last column.

            | class | method | what was changed | times | why no test notices |
            |---|---|---|---|---|
            """;

    static MutantsPage parse(String page) {
        Map<String, Listed> listed = new TreeMap<>();
        page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| class |"))
                .map(line -> List.of(line.substring(1).split("(?<!\\\\)\\|", -1)))
                .forEach(cells -> listed.put(
                        cells.stream().limit(3).map(String::strip).collect(Collectors.joining(" | ")),
                        new Listed(
                                Integer.parseInt(cells.get(3).strip()),
                                cells.get(4).strip())));
        return new MutantsPage(listed);
    }

    /** What is wrong: a mutant that lives and is not listed, or one without a reason. */
    List<String> problems(Mutants found) {
        List<String> unlisted = found.living().entrySet().stream()
                .filter(living -> living.getValue() > times(living.getKey()))
                .map(living ->
                        living.getKey() + ": " + living.getValue() + " live, " + times(living.getKey()) + " are listed")
                .toList();
        List<String> unexplained = listed.entrySet().stream()
                .filter(entry -> entry.getValue().why().isEmpty())
                .map(entry -> entry.getKey() + ": it does not say why")
                .toList();
        return java.util.stream.Stream.concat(unlisted.stream(), unexplained.stream())
                .toList();
    }

    private int times(String name) {
        return listed.containsKey(name) ? listed.get(name).times() : 0;
    }

    /** The page of what was found, with the reasons that were given. */
    MutantsPage renewed(Mutants found) {
        Map<String, Listed> now = new TreeMap<>();
        found.living()
                .forEach((name, times) -> now.put(
                        name,
                        new Listed(
                                times,
                                listed.containsKey(name) ? listed.get(name).why() : "")));
        return new MutantsPage(now);
    }

    String print() {
        StringBuilder page = new StringBuilder(HEAD);
        listed.forEach((name, entry) -> page.append("| %s | %d | %s |\n".formatted(name, entry.times(), entry.why())));
        return page.toString();
    }
}
