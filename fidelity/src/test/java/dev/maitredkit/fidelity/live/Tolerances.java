package dev.maitredkit.fidelity.live;

import com.google.protobuf.TextFormat;
import dev.maitredkit.fidelity.live.data.Tolerance;
import dev.maitredkit.fidelity.live.data.ToleranceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The differences that are known and may stay, each with its reason, and which of them were met. */
public final class Tolerances {
    private static final String FILE = "tolerances.textproto";

    private final List<Tolerance> all;
    private final Set<Tolerance> met = new HashSet<>();

    private Tolerances(List<Tolerance> all) {
        this.all = all;
    }

    /** None at all. */
    static Tolerances none() {
        return new Tolerances(List.of());
    }

    /** Those that are for this release of Linux. */
    static Tolerances of(List<Tolerance> all, String release) {
        return new Tolerances(all.stream()
                .filter(it -> Pattern.matches(it.getKernels(), release))
                .toList());
    }

    /** All of the file. */
    public static List<Tolerance> read() {
        try (InputStream in = Tolerances.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Entries in text format; {@link IllegalArgumentException} says what is wrong with one. */
    static List<Tolerance> parse(String text) {
        ToleranceFile.Builder file = ToleranceFile.newBuilder();
        try {
            TextFormat.merge(text, file);
        } catch (TextFormat.ParseException broken) {
            throw new IllegalArgumentException(FILE + ": " + broken.getMessage(), broken);
        }
        for (int i = 0; i < file.getToleranceCount(); i++) {
            check("entry " + (i + 1) + " of " + FILE, file.getTolerance(i));
        }
        return file.getToleranceList();
    }

    private static void check(String where, Tolerance it) {
        for (String field : List.of(it.getCall(), it.getLinux(), it.getFake(), it.getKernels(), it.getReason())) {
            if (field.isEmpty()) {
                throw new IllegalArgumentException(where + ": call, linux, fake, kernels and reason must all be given");
            }
        }
        try {
            Area.valueOf(it.getArea().toUpperCase(Locale.ROOT));
            List.of(it.getCall(), it.getLinux(), it.getFake(), it.getKernels()).forEach(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(where + ": not a regular expression: " + e.getPattern(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": the area must be mount, network or exec", e);
        }
    }

    /** Whether there is an entry for it; that counts as met. */
    boolean tolerates(Difference difference) {
        return all.stream()
                .filter(it -> fits(it, difference))
                .findFirst()
                .map(it -> met.add(it) || true)
                .orElse(false);
    }

    private static boolean fits(Tolerance it, Difference difference) {
        return it.getArea().equalsIgnoreCase(difference.area().name())
                && Pattern.compile(it.getCall())
                        .matcher(difference.last().toString())
                        .find()
                && Pattern.compile(it.getLinux())
                        .matcher(difference.linuxSays())
                        .find()
                && Pattern.compile(it.getFake()).matcher(difference.fakeSays()).find();
    }

    /** The entries for this release and area that no difference was met for. */
    List<Tolerance> stale(Area area) {
        return all.stream()
                .filter(it -> it.getArea().equalsIgnoreCase(area.name()) && !met.contains(it))
                .toList();
    }
}
