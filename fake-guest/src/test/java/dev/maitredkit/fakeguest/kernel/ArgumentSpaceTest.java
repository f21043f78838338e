package dev.maitredkit.fakeguest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The boundaries were measured on Linux 6.18.44 with a stack limit of 8 MiB. */
final class ArgumentSpaceTest {
    private static boolean fits(int last) {
        List<String> argv = new ArrayList<>(List.of("true"));
        argv.addAll(Collections.nCopies(17, "x".repeat(120_000)));
        argv.add("y".repeat(last));
        return !ArgumentSpace.of(Limits.DEFAULT, "/bin/true", argv, List.of()).isExceeded();
    }

    @Test
    void a_quarter_of_the_stack_holds_the_strings_their_ends_the_pointers_and_the_path() {
        assertThat(fits(56_967)).isTrue();
        assertThat(fits(56_968)).isFalse();
    }

    @Test
    void the_environment_counts_as_well() {
        List<String> environ = List.of("A=" + "x".repeat(131_069));
        assertThat(ArgumentSpace.of(Limits.DEFAULT, "/x", List.of("x"), environ).isExceeded())
                .isFalse();
        List<String> longer = List.of("A=" + "x".repeat(131_070));
        assertThat(ArgumentSpace.of(Limits.DEFAULT, "/x", List.of("x"), longer).isExceeded())
                .isTrue();
    }
}
