package dev.maitredkit.conformance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Run at the end of the profile {@code full}, with the report of PIT and the page as its arguments. */
public final class MutantsCheck {
    private MutantsCheck() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        Mutants found = Mutants.read(Path.of(args[0]));
        MutantsPage page = MutantsPage.parse(Files.readString(file));
        if (Boolean.getBoolean("mutants.write")) {
            page = page.renewed(found);
            Files.writeString(file, page.print());
        }
        List<String> problems = page.problems(found);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "mutants live that docs/MUTANTS.md does not list with a reason: kill each by a"
                            + " test, or list it and say why (-Dmutants.write=true adds it):\n"
                            + String.join("\n", problems));
        }
        int living = found.living().values().stream().mapToInt(it -> it).sum();
        System.out.println(
                "mutants: " + found.all() + ", killed " + (found.all() - living) + ", the others are listed");
    }
}
