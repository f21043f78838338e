package dev.maitredkit.certification;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.conformance.session.Capability;
import dev.maitredkit.conformance.session.KnownFailures;
import dev.maitredkit.conformance.session.KnownFailuresFile;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.transport.GuestAddress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a certification is asked for, as the command line and {@code mvn verify} have it; one reader for both.
 *
 * @param guest the guest's address; empty: the embedded fake
 * @param profile of the embedded fake
 * @param state the file with the initial state of the embedded fake
 * @param restart a command that boots the guest again
 * @param report the folder of the report
 */
public record CertificationOptions(
        Optional<GuestAddress> guest,
        Optional<String> profile,
        Optional<Path> state,
        Optional<String> restart,
        Path report,
        Settings settings) {

    /** The options as texts, each empty where it was not given. Where a text is wrong, {@link #read} says what would be right. */
    public record Texts(
            Optional<String> guest,
            Optional<String> rules,
            Optional<String> level,
            Optional<String> seed,
            Optional<String> tries,
            Optional<String> allow,
            Optional<String> restart,
            Optional<String> report,
            Optional<String> profile,
            Optional<String> state,
            Optional<String> known,
            Optional<String> lacks,
            Optional<String> timeFactor,
            Optional<String> keep) {}

    /**
     * Reads the options.
     *
     * @param base relative paths are relative to it
     * @param defaultReport the folder of the report where none is named
     * @throws UsageException when one of them is wrong or two do not go together
     */
    public static CertificationOptions read(Texts texts, Path base, Path defaultReport) {
        if (texts.guest().isPresent() && texts.profile().isPresent()) {
            throw new UsageException(
                    "the option profile chooses a fake; a guest at an address is what it is. Leave one of them out");
        }
        if (texts.guest().isPresent() && texts.state().isPresent()) {
            throw new UsageException("the option state is for a fake; a guest at an address has its own");
        }
        if (texts.guest().isEmpty() && texts.restart().isPresent()) {
            throw new UsageException("the option restart is for a guest at an address; the embedded fake needs none");
        }
        if (texts.guest().isEmpty() && texts.allow().isPresent()) {
            throw new UsageException("the option allow is for a guest at an address; the embedded fake allows all");
        }
        texts.profile().ifPresent(EmbeddedGuest::requireProfile);
        if (texts.guest().isEmpty() && texts.keep().isPresent()) {
            throw new UsageException(
                    "the option keep is for a guest at an address; the embedded fake ends with the run");
        }
        Catalogue catalogue = Catalogue.load();
        Settings settings = new Settings(
                texts.rules().map(text -> usage("rules", () -> RuleGlob.parse(text, catalogue))),
                texts.level().map(CertificationOptions::level),
                texts.seed()
                        .map(CertificationOptions::seed)
                        .orElseGet(() -> ThreadLocalRandom.current().nextLong()),
                texts.tries().map(CertificationOptions::tries).orElse(Settings.DEFAULT_TRIES),
                texts.guest().isEmpty()
                        ? Permission.all()
                        : texts.allow()
                                .map(list -> usage("allow", () -> Permission.parse(list)))
                                .orElse(EnumSet.noneOf(Permission.class)),
                command(texts),
                texts.known()
                        .map(text -> usage("known", () -> KnownFailuresFile.load(base.resolve(text), catalogue)))
                        .orElseGet(KnownFailures::none),
                texts.lacks()
                        .map(list -> usage("lacks", () -> Capability.parse(list)))
                        .orElse(EnumSet.noneOf(Capability.class)),
                texts.keep().map(CertificationOptions::keep).orElse(false),
                texts.timeFactor().map(CertificationOptions::timeFactor).orElse(TimeFactor.ONE));
        return new CertificationOptions(
                texts.guest().map(text -> usage("guest", () -> resolve(GuestAddress.parse(text), base))),
                texts.profile(),
                texts.state().map(base::resolve),
                texts.restart(),
                texts.report().map(base::resolve).orElse(defaultReport),
                settings);
    }

    private static GuestAddress resolve(GuestAddress address, Path base) {
        if (address instanceof GuestAddress.Hvsock hvsock) {
            return new GuestAddress.Hvsock(base.resolve(hvsock.path()), hvsock.port());
        }
        return address instanceof GuestAddress.Unix unix ? new GuestAddress.Unix(base.resolve(unix.path())) : address;
    }

    private static Rule.Level level(String text) {
        List<Rule.Level> levels = List.of(Rule.Level.MUST, Rule.Level.SHOULD, Rule.Level.MAY);
        return levels.stream()
                .filter(level -> level.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("level: \"" + text + "\" is no level; it takes MUST, SHOULD or MAY"));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new UsageException("seed: \"" + text + "\" is not a whole number of 64 bits");
        }
    }

    private static int tries(String text) {
        try {
            int tries = Integer.parseInt(text);
            if (tries >= 1 && tries <= 100_000) {
                return tries;
            }
        } catch (NumberFormatException wrong) {
            // falls through to the one message
        }
        throw new UsageException("tries: \"" + text + "\" is not a number from 1 to 100000");
    }

    /**
     * Reads a time factor.
     *
     * @throws UsageException when it is none
     */
    public static TimeFactor timeFactor(String text) {
        try {
            return new TimeFactor(new BigDecimal(text).doubleValue());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("time-factor: \"" + text
                    + "\" is not a number from 1 to 1000, such as 2.5; it multiplies time limits");
        }
    }

    private static boolean keep(String text) {
        return switch (text) {
            case "never" -> false;
            case "on-failure" -> true;
            default -> throw new UsageException("keep: \"" + text + "\" is neither; it takes never or on-failure");
        };
    }

    /** The command line that replays a scenario file on the same guest. */
    String replayCommand(Path file) {
        StringBuilder line = new StringBuilder("./maitred-kit run ").append(quoted(file.toString()));
        guest.ifPresent(it -> line.append(" --guest ").append(quoted(it.toString())));
        profile.ifPresent(it -> line.append(" --profile ").append(quoted(it)));
        state.ifPresent(it -> line.append(" --state ").append(quoted(it.toString())));
        restart.ifPresent(it -> line.append(" --restart ").append(quoted(it)));
        if (settings.timeFactor().factor() != 1) {
            line.append(" --time-factor ").append(settings.timeFactor().factor());
        }
        return line.toString();
    }

    private static <T> T usage(String option, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(option + ": " + wrong.getMessage());
        }
    }

    /** The words that choose this guest again. */
    private static List<String> command(Texts texts) {
        List<String> words = new ArrayList<>();
        texts.guest().ifPresent(text -> words.addAll(List.of("--guest", quoted(text))));
        texts.profile().ifPresent(text -> words.addAll(List.of("--profile", quoted(text))));
        texts.state().ifPresent(text -> words.addAll(List.of("--state", quoted(text))));
        texts.allow().ifPresent(text -> words.addAll(List.of("--allow", quoted(text))));
        texts.restart().ifPresent(text -> words.addAll(List.of("--restart", quoted(text))));
        texts.known().ifPresent(text -> words.addAll(List.of("--known", quoted(text))));
        texts.lacks().ifPresent(text -> words.addAll(List.of("--lacks", quoted(text))));
        texts.timeFactor().ifPresent(text -> words.addAll(List.of("--time-factor", quoted(text))));
        return words;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:,@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
