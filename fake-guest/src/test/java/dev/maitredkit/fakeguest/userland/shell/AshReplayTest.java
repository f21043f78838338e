package dev.maitredkit.fakeguest.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Scripts with what the ash of BusyBox 1.35 printed for them, in ash-cases.txt, are run by ours. */
final class AshReplayTest {
    @TestFactory
    Stream<DynamicTest> prints_and_ends_as_ash_does() {
        return AshCase.all().stream().map(it -> DynamicTest.dynamicTest(name(it), () -> replay(it)));
    }

    @Test
    void the_recorded_cases_are_there() {
        assertThat(AshCase.all()).hasSizeGreaterThan(250);
    }

    private static String name(AshCase it) {
        String line = it.script().replace('\n', ' ');
        return line.substring(0, Math.min(60, line.length()));
    }

    private static void replay(AshCase it) {
        ShellGuest guest = new ShellGuest();
        ShellGuest.Result result = switch (it.how()) {
            case "-c" -> guest.run(it.script());
            case "file" ->
                guest.write("/tmp/script", it.script() + "\n", 0644).runAs("", "sh", "/tmp/script", "A", "B");
            default -> guest.runAs(it.script() + "\n", "sh", "-s", "A", "B");
        };
        List<Object> actual = List.of(result.out(), result.err(), result.status());
        assertThat(actual).as(it.script()).isEqualTo(List.of(it.out(), it.err(), it.status()));
    }
}
