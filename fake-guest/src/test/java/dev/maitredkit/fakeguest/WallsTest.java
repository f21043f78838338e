package dev.maitredkit.fakeguest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of docs/ARCHITECTURE.md: each knows those below it and none above. */
class WallsTest {
    private static final String ROOT = "dev.maitredkit.fakeguest";
    private static final List<String> FLOORS = List.of("server", "runtime", "agent", "userland", "kernel");
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void no_floor_knows_one_above_it() {
        for (int i = 1; i < FLOORS.size(); i++) {
            String[] above = FLOORS.subList(0, i).stream()
                    .map(it -> ROOT + "." + it + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + FLOORS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(classes);
        }
    }

    @Test
    void the_runtime_does_not_know_what_a_guest_is() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".agent..", ROOT + ".userland..", ROOT + ".kernel..", ROOT + ".state..")
                .check(classes);
    }

    @Test
    void no_floor_knows_the_house() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        FLOORS.stream().map(it -> ROOT + "." + it + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".state..")
                .check(classes);
    }

    @Test
    void the_files_and_the_network_know_of_the_kernel_only_its_answers() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".kernel.fs..", ROOT + ".kernel.net..", ROOT + ".kernel.map..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".kernel.Sys")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".kernel.Kernel")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".kernel.proc..", ROOT + ".kernel.procfs..")
                .check(classes);
    }

    @Test
    void the_rooms_of_a_floor_do_not_go_round_in_circles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
        slices().matching(ROOT + ".userland.programs.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
        slices().matching(ROOT + ".userland.(*)..").should().beFreeOfCycles().check(classes);
        slices().matching(ROOT + ".userland.shell.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
