package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.KillMatrixFile;
import dev.maitredkit.reports.run.KillMatrix;
import dev.maitredkit.saboteurs.Saboteur;
import dev.maitredkit.saboteurs.Saboteurs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole kill matrix: every saboteur against the whole suite. {@code -Dkill.write=true} writes the file that the kit
 * ships; without it the file must say what was found.
 */
@Tag("full")
class KillMatrixTest {
    private static final Path FILE = Path.of("..", "conformance", "src", "main", "resources", KillMatrixFile.NAME);

    @Test
    void every_saboteur_is_caught_by_its_rule_and_by_none_that_it_does_not_declare() throws IOException {
        List<String> faults = new ArrayList<>();
        KillMatrix.Builder matrix = KillMatrix.newBuilder().setFull(true);
        for (Saboteur saboteur : Saboteurs.all()) {
            Sabotage.Outcome outcome = Sabotage.wholeSuite(saboteur);
            matrix.addKill(outcome.kill());
            outcome.faults().forEach(fault -> faults.add(saboteur.name() + ": " + fault));
        }
        if (Boolean.getBoolean("kill.write")) {
            Files.writeString(FILE, KillMatrixFile.print(matrix.build()), StandardCharsets.UTF_8);
        } else {
            assertThat(KillMatrixFile.load())
                    .as("to write the file anew: mvn verify -Pfull -Dkill.write=true")
                    .isEqualTo(matrix.build());
        }
        assertThat(faults).isEmpty();
    }
}
