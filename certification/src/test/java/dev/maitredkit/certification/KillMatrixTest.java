package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.KillMatrix;
import dev.maitredkit.saboteurs.Saboteur;
import dev.maitredkit.saboteurs.Saboteurs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole kill matrix: every saboteur against the whole suite. */
@Tag("full")
class KillMatrixTest {
    @Test
    void every_saboteur_is_caught_by_its_rule_and_by_nothing_that_it_does_not_declare() {
        List<String> faults = new ArrayList<>();
        KillMatrix.Builder matrix = KillMatrix.newBuilder().setFull(true);
        for (Saboteur saboteur : Saboteurs.all()) {
            long t = System.nanoTime();
            Sabotage.Outcome outcome = Sabotage.wholeSuite(saboteur);
            System.out.println(saboteur.name() + " " + (System.nanoTime() - t) / 1_000_000);
            matrix.addKill(outcome.kill());
            outcome.faults().forEach(fault -> faults.add(saboteur.name() + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }
}
