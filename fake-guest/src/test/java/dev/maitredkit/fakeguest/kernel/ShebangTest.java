package dev.maitredkit.fakeguest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShebangTest {
    private static Shebang plain(String interpreter) {
        return new Shebang(interpreter, Optional.empty());
    }

    @Test
    void blanks_around_the_interpreter_and_its_argument_do_not_count() {
        assertThat(Shebang.find("#!/bin/sh\n")).contains(plain("/bin/sh"));
        assertThat(Shebang.find("#! \t/bin/sh \t\n")).contains(plain("/bin/sh"));
        assertThat(Shebang.find("#!/bin/sh -e  -u \n")).contains(new Shebang("/bin/sh", Optional.of("-e  -u")));
    }

    @Test
    void the_line_ends_at_the_end_of_the_file_or_a_nul() {
        assertThat(Shebang.find("#!/bin/sh")).contains(plain("/bin/sh"));
        assertThat(Shebang.find("#!/bin/sh\0x\n")).contains(plain("/bin/sh"));
    }

    @Test
    void a_carriage_return_belongs_to_the_name() {
        assertThat(Shebang.find("#!/bin/sh\r\n")).contains(plain("/bin/sh\r"));
    }

    @Test
    void without_a_name_it_is_no_such_line() {
        assertThat(Shebang.find("#!\n")).isEmpty();
        assertThat(Shebang.find("#!  \n")).isEmpty();
        assertThat(Shebang.find("# !/bin/sh\n")).isEmpty();
        assertThat(Shebang.find("")).isEmpty();
    }

    @Test
    void a_name_that_may_go_on_behind_256_bytes_is_none_but_an_argument_is_cut() {
        String cut = "#!/" + "x".repeat(253);
        assertThat(Shebang.find(cut)).isEmpty();
        String argument = "#!/bin/sh " + "y".repeat(246);
        assertThat(Shebang.find(argument)).contains(new Shebang("/bin/sh", Optional.of("y".repeat(245))));
    }

    @Test
    void a_line_that_does_not_end_keeps_the_blanks_at_its_end() {
        assertThat(Shebang.find("#!/bin/sh  a b ")).contains(new Shebang("/bin/sh", Optional.of("a b ")));
        assertThat(Shebang.find("#!/bin/sh a \0\n")).contains(new Shebang("/bin/sh", Optional.of("a ")));
        assertThat(Shebang.find("#!/bin/sh  ")).contains(new Shebang("/bin/sh", Optional.of("")));
        assertThat(Shebang.find("#!")).contains(plain(""));
    }
}
