package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.reports.run.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What a run is asked for.
 *
 * @param rules the rules to hold the guest to; empty: all
 * @param level the lowest level to hold it to: MUST leaves SHOULD and MAY out; empty: all
 * @param seed generated scenarios are drawn from it
 * @param tries scenarios a property
 * @param allowed what the run may do to the guest
 * @param command the command line's words that choose the guest, for {@link #repeatCommand}
 * @param known failures that are put up with
 * @param lacks what the guest is declared not to have
 * @param keepOnFailure whether the directory of a failing scenario stays in the guest
 * @param timeFactor what the time limits of scenarios are multiplied with
 */
public record Settings(
        Optional<RuleGlob> rules,
        Optional<Rule.Level> level,
        long seed,
        int tries,
        Set<Permission> allowed,
        List<String> command,
        KnownFailures known,
        Set<Capability> lacks,
        boolean keepOnFailure,
        TimeFactor timeFactor) {
    /** Enough for every kind of input to come up in a run that still takes seconds. */
    public static final int DEFAULT_TRIES = 20;

    public Settings {
        Objects.requireNonNull(rules);
        Objects.requireNonNull(level);
        allowed = Set.copyOf(allowed);
        command = List.copyOf(command);
        Objects.requireNonNull(known);
        lacks = Set.copyOf(lacks);
        Objects.requireNonNull(timeFactor);
        if (tries < 1) {
            throw new IllegalArgumentException("a property needs one try at least, not " + tries);
        }
    }

    /** No known failures, nothing lacked, limits as they are written. */
    public Settings(
            Optional<RuleGlob> rules,
            Optional<Rule.Level> level,
            long seed,
            int tries,
            Set<Permission> allowed,
            List<String> command) {
        this(rules, level, seed, tries, allowed, command, KnownFailures.none(), Set.of(), false, TimeFactor.ONE);
    }

    /** The same with these known failures. */
    public Settings with(KnownFailures failures) {
        return new Settings(rules, level, seed, tries, allowed, command, failures, lacks, keepOnFailure, timeFactor);
    }

    /** The same for a guest that lacks this. */
    public Settings lacking(Set<Capability> lacked) {
        return new Settings(rules, level, seed, tries, allowed, command, known, lacked, keepOnFailure, timeFactor);
    }

    /** The same with these limits. */
    public Settings with(TimeFactor factor) {
        return new Settings(rules, level, seed, tries, allowed, command, known, lacks, keepOnFailure, factor);
    }

    /** Whether the run is held to a part of the catalogue, or not to all that it finds. */
    public boolean isPartial() {
        return rules.isPresent() || level.isPresent() || known.file().isPresent();
    }

    boolean wants(Rule rule) {
        return rules.map(glob -> glob.matches(rule.getId())).orElse(true)
                && level.map(lowest -> rule.getLevelValue() <= lowest.getNumber())
                        .orElse(true);
    }

    /** A rule's own seed: other rules of the run do not change what it draws. */
    long seedFor(String rule) {
        CRC32 digest = new CRC32();
        digest.update(rule.getBytes(StandardCharsets.UTF_8));
        return seed * 0x9E3779B97F4A7C15L + digest.getValue();
    }

    /** The command line that repeats this run, or one rule of it. */
    public String repeatCommand(Optional<String> rule) {
        StringBuilder line = new StringBuilder("./maitred-kit certify");
        command.forEach(word -> line.append(' ').append(word));
        rule.or(() -> rules.map(RuleGlob::toString))
                .ifPresent(glob -> line.append(" --rules '").append(glob).append('\''));
        level.ifPresent(lowest -> line.append(" --level ").append(lowest));
        return line.append(" --seed ")
                .append(seed)
                .append(" --tries ")
                .append(tries)
                .toString();
    }
}
