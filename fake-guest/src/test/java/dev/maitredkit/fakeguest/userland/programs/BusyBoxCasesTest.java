package dev.maitredkit.fakeguest.userland.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What BusyBox 1.35 prints and how it ends, command by command; the fake must do the same. */
final class BusyBoxCasesTest {
    private static final String USAGE = "USAGE";

    @TestFactory
    Stream<DynamicTest> programs_that_only_compute_agree() {
        return tests("basic.txt");
    }

    @TestFactory
    Stream<DynamicTest> programs_that_read_text_agree() {
        return tests("text.txt");
    }

    @TestFactory
    Stream<DynamicTest> programs_that_work_on_files_agree() {
        return tests("files.txt");
    }

    @TestFactory
    Stream<DynamicTest> awk_agrees() {
        return tests("awk.txt");
    }

    private static Stream<DynamicTest> tests(String file) {
        return CaseFile.read(file).stream()
                .map(commands -> DynamicTest.dynamicTest(commands.get(0).argv().toString(), () -> replay(commands)));
    }

    private static void replay(List<CaseFile.Command> commands) {
        TestGuest guest = new TestGuest();
        for (CaseFile.Command command : commands) {
            TestGuest.Ran ran = guest.run(command.argv(), command.stdin());
            // The order of names in a directory is the file system's affair, not these programs'.
            boolean unordered = List.of("find", "du").contains(command.argv().get(0));
            String wanted = unordered ? sorted(command.stdout()) : command.stdout();
            String stdout = unordered ? sorted(ran.stdout()) : ran.stdout();
            assertThat(List.of("" + ran.status(), stdout, withoutUsage(ran.stderr())))
                    .as("%s", command.argv())
                    .isEqualTo(List.of("" + command.status(), wanted, command.stderr()));
        }
    }

    private static String sorted(String lines) {
        return lines.lines().sorted().collect(Collectors.joining("\n"));
    }

    private static String withoutUsage(String text) {
        int banner = text.indexOf("BusyBox v1.35");
        return banner < 0 ? text : text.substring(0, banner) + USAGE;
    }
}
