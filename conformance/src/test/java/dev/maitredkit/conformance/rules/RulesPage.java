package dev.maitredkit.conformance.rules;

import dev.maitredkit.conformance.properties.RuleSets;
import dev.maitredkit.conformance.session.RuleHook;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Sentence;
import dev.maitredkit.scenarios.Scenarios;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes docs/RULES.md from the sentences, the rules and their checks. */
final class RulesPage {
    private static final String SCENARIOS = "../scenarios/src/main/resources/dev/maitredkit/scenarios/";
    private static final String PROPERTIES = "../conformance/src/main/java/dev/maitredkit/conformance/properties/";

    private static final Map<String, String> GROUPS = Map.of(
            "NETWORK", "ConfigureNetwork",
            "LAUNCH", "LaunchProcess",
            "MOUNT", "Mount",
            "TERMINA", "StartTermina",
            "SHUTDOWN", "Shutdown",
            "WIRE", "The wire, which all share",
            "CONCURRENCY", "Calls at the same time");

    private final Catalogue catalogue;
    private final List<Sentence> sentences;
    private final StringBuilder page = new StringBuilder();

    private RulesPage(Catalogue catalogue, List<Sentence> sentences) {
        this.catalogue = catalogue;
        this.sentences = sentences;
    }

    static String of(Catalogue catalogue, Sentences sentences) {
        RulesPage page = new RulesPage(catalogue, sentences.all());
        page.introduction();
        page.rules();
        page.contested();
        page.sentences();
        page.gaps();
        return page.page.toString();
    }

    private void introduction() {
        line("""
                # Rules

                What the suite holds a guest to, where each rule comes from, and how it is checked; then the sentences of the
                protocol's text, each with the rules that hold it. This page is generated; after a change of a rule, a check or a
                sentence: `mvn -pl conformance -am verify -Drules.write=true`.

                - **MUST**: a guest that breaks it is not conformant. **SHOULD**: a guest that breaks it is warned of.
                - **Basis**: the protocol's text, or what Linux, gRPC or the reference agent (July 2018) does; after it, where.
                - **After**: the rules that must have passed before this one says anything. **Needs**: what a run must allow, or
                  what the guest must have.
                - **Held**: the sentences of the text that the rule holds.
                """);
        line("| | MUST | SHOULD | MAY | all |");
        line("|---|---|---|---|---|");
        groups().forEach((group, rules) ->
                line("| [%s](#%s) | %s |".formatted(title(group), anchor(group), counts(rules))));
        line("| **all** | " + counts(catalogue.rules()) + " |");
        line("");
    }

    private static String counts(List<Rule> rules) {
        return Stream.concat(
                        Stream.of(Rule.Level.MUST, Rule.Level.SHOULD, Rule.Level.MAY)
                                .map(level -> rules.stream()
                                        .filter(rule -> rule.getLevel() == level)
                                        .count()),
                        Stream.of((long) rules.size()))
                .map(String::valueOf)
                .collect(Collectors.joining(" | "));
    }

    private void rules() {
        groups().forEach((group, rules) -> {
            line("<a id=\"" + anchor(group) + "\"></a>");
            line("## " + title(group));
            line("");
            line("| rule | what it asks for | basis | after, needs | held | checked by |");
            line("|---|---|---|---|---|---|");
            rules.forEach(rule -> line("| " + String.join(" | ", cells(rule)) + " |"));
            line("");
        });
    }

    private List<String> cells(Rule rule) {
        return List.of(
                "<a id=\"%s\"></a>**%s**<br>%s".formatted(anchor(rule.getId()), rule.getId(), rule.getLevel()),
                text(rule.getTitle()) + (rule.getContested().isEmpty() ? "" : " ([contested](#contested))"),
                rule.getBasis() + ": " + text(rule.getSource()),
                Stream.concat(
                                rule.getBuildsOnList().stream().map(RulesPage::link),
                                rule.getNeedsList().stream().map(need -> "needs " + need))
                        .collect(Collectors.joining("<br>")),
                heldBy(rule),
                check(rule));
    }

    private String heldBy(Rule rule) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).getRulesList().contains(rule.getId())) {
                numbers.add("[S%d](#s%d)".formatted(i + 1, i + 1));
            }
        }
        return String.join(" ", numbers);
    }

    /** A rule without a check is told of by RuleSetsTest too; a page cannot be written of it. */
    private static String check(Rule rule) {
        if (rule.getKind() == Rule.Kind.SCENARIO) {
            String file = Scenarios.findByRule(rule.getId())
                    .orElseThrow(() -> new IllegalStateException(rule.getId()
                            + " is of the kind SCENARIO and no file of scenarios/ names it first in its rules"))
                    .name();
            return "[%s](%s%s)".formatted(file, SCENARIOS, file);
        }
        Method method = RuleSets.checks().stream()
                .filter(it -> RuleHook.findRuleId(it.getName()).equals(Optional.of(rule.getId())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(rule.getId()
                        + " has no property: a class of RuleSets.ALL needs a method of its name, such as "
                        + anchor(rule.getId()).replace('-', '_') + "_what_it_asks_for"));
        String type = method.getDeclaringClass().getSimpleName();
        return "[%s](%s%s.java)#%s".formatted(type, PROPERTIES, type, method.getName());
    }

    private void contested() {
        line("<a id=\"contested\"></a>");
        line("## Contested rules");
        line("");
        line("Where the text contradicts itself or the reference: both readings, and which one the rule takes.");
        line("");
        List<Rule> contested = catalogue.rules().stream()
                .filter(rule -> !rule.getContested().isEmpty())
                .toList();
        contested.forEach(rule -> line("- " + link(rule.getId()) + ": " + text(rule.getContested())));
        if (contested.isEmpty()) {
            line("None.");
        }
        line("");
    }

    private void sentences() {
        line("""
                ## Sentences

                The protocol's text is vm_guest.proto of Chromium OS, July 2018, git blob
                `fe3e94f3423de0449b52fbe894a6279aff642c6e`. The kit does not have it: it has the digest of each sentence, and says
                what the sentence says in words of its own.

                - A **sentence** is each sentence of a comment, and each declaration. A comment is the lines of `//` before a
                  declaration, without the markers; a sentence of it ends with a word that ends with a full stop, or with the comment.
                  A declaration is a line of anything else, up to its `;` or the `{` that opens its body, that sign included; a lone
                  `}` is none.
                - Its **element** is the declaration, or that which the comment stands before.
                - Its **line** is the one on which it begins. Lines that are blank do not count; line 1 is the one that the published
                  page begins with, on the blob, so that the text itself begins with line 2.
                - Its **digest** is the SHA-256 of its UTF-8 bytes, each run of white space (a line's end with the marker of the next
                  line too) being one space, and none at either end. That of line 5: `printf %s 'syntax = "proto3";' | sha256sum`.

                The digests are in
                [sentences.textproto](../conformance/src/main/resources/dev/maitredkit/conformance/sentences.textproto), here is the
                beginning of each. Whoever has the text checks all of them by
                `mvn -pl conformance -am verify -Drules.text=FILE`, with the absolute path of the file.
                """);
        line("| | element | line | what it says | rules | digest |");
        line("|---|---|---|---|---|---|");
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            line("| <a id=\"s%d\"></a>S%d | %s | %d | %s | %s | `%s` |"
                    .formatted(
                            i + 1,
                            i + 1,
                            sentence.getElement(),
                            sentence.getLine(),
                            text(sentence.getParaphrase()),
                            sentence.getRulesCount() == 0
                                    ? "[none](#gaps)"
                                    : sentence.getRulesList().stream()
                                            .map(RulesPage::link)
                                            .collect(Collectors.joining(" ")),
                            sentence.getSha256().substring(0, 12)));
        }
        line("");
    }

    private void gaps() {
        long none = sentences.stream().filter(it -> it.getRulesCount() == 0).count();
        line("<a id=\"gaps\"></a>");
        line("## Gaps");
        line("");
        line("%d of %d sentences are held by rules. No rule can hold the other %d:"
                .formatted(sentences.size() - none, sentences.size(), none));
        line("");
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            if (sentence.getRulesCount() == 0) {
                byReason.computeIfAbsent(sentence.getWhyNone(), reason -> new ArrayList<>())
                        .add("[S%d](#s%d) %s".formatted(i + 1, i + 1, sentence.getElement()));
            }
        }
        byReason.forEach((reason, which) -> line("- " + String.join(", ", which) + ": " + text(reason)));
    }

    private Map<String, List<Rule>> groups() {
        return catalogue.rules().stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.getId().substring(0, rule.getId().indexOf('-')),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String title(String group) {
        return GROUPS.getOrDefault(group, group);
    }

    private static String anchor(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String link(String rule) {
        return "[%s](#%s)".formatted(rule, anchor(rule));
    }

    /** What Markdown and a table would take for signs of their own. */
    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("`", "\\`");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
