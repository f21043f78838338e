package dev.maitredkit.conformance.session;

import dev.maitredkit.reports.known.Known;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a guest is known to do wrong, from a file of the user's; {@link KnownFailuresFile} reads it. */
public final class KnownFailures {
    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Pattern message, String reason) {}

    /**
     * Those of a file.
     *
     * @param file as the user named it
     * @param known checked already: each rule once, each message a regular expression
     */
    KnownFailures(String file, List<Known> known) {
        this.file = Objects.requireNonNull(file);
        known.forEach(it ->
                entries.put(it.getRule(), new Entry(Pattern.compile(it.getMessage(), Pattern.DOTALL), it.getReason())));
    }

    /** No file was given. */
    public static KnownFailures none() {
        return new KnownFailures("", List.of());
    }

    /** The file as the user named it; empty when there is none. */
    public Optional<String> file() {
        return Optional.of(file).filter(name -> !name.isEmpty());
    }

    /** The result of a rule in the light of the file: a failure that is known, or one that is known and did not come. */
    Result apply(Result result) {
        Entry entry = entries.get(result.getRule());
        if (entry == null) {
            return result;
        }
        return switch (result.getVerdict()) {
            case FAILED, WARNING ->
                entry.message().matcher(text(result)).find()
                        ? verdict(result, Result.Verdict.KNOWN_FAILURE, "known: " + entry.reason())
                        : stale(result, "it failed in another way than \"" + entry.message() + "\"", entry);
            case PASSED -> stale(result, "it passed", entry);
            default -> result;
        };
    }

    private Result stale(Result result, String what, Entry entry) {
        return verdict(
                result,
                Result.Verdict.STALE_KNOWN_FAILURE,
                what + "; " + file + " has it as known (" + entry.reason() + "): correct that file");
    }

    private static Result verdict(Result result, Result.Verdict verdict, String what) {
        return result.toBuilder()
                .setVerdict(verdict)
                .setReason(result.getReason().isEmpty() ? what : what + "; " + result.getReason())
                .build();
    }

    private static String text(Result result) {
        Failure failure = result.getFailure();
        return String.join("\n", result.getReason(), failure.getWanted(), failure.getGot(), failure.getMessage());
    }
}
