package dev.maitredkit.fakeguest.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.userland.shell.syntax.Parsed;
import dev.maitredkit.fakeguest.userland.shell.syntax.Parser;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the script, the shell reads it and ends in order. */
final class ScriptProperties {
    private static final List<String> PIECES = List.of(
            "echo",
            "a",
            "$x",
            "${x:-d}",
            "${x#a*}",
            "\"$@\"",
            "'q r'",
            "if",
            "then",
            "else",
            "fi",
            "while",
            "do",
            "done",
            "for",
            "in",
            "case",
            "esac",
            ";;",
            "{",
            "}",
            "(",
            ")",
            ";",
            "&",
            "&&",
            "||",
            "|",
            "!",
            "$(echo s)",
            "$((",
            "))",
            "`echo b`",
            "x=1",
            "export",
            "local",
            "f()",
            "f",
            "return",
            "break",
            "continue",
            "exit 3",
            "eval",
            "set -e",
            "set -u",
            "shift",
            "trap T EXIT",
            "kill $$",
            "wait",
            "$!",
            "read z",
            "<<E",
            "E",
            "\n",
            ">f",
            "<f",
            ">&-",
            "#",
            "*",
            "~",
            "\\",
            "\"",
            "'",
            "$",
            "${",
            "test",
            "[",
            "]",
            "[[",
            ":",
            "false",
            ".",
            "alias a=b",
            "jobs",
            "sleep 1");

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join(" ", pieces));
    }

    @Property(tries = 300)
    void every_script_ends_or_waits_and_nothing_of_it_throws(@ForAll("scripts") String script) {
        assertThat(new ShellGuest().run(script).status()).isNotNull();
    }

    @Property(tries = 500)
    void what_is_incomplete_is_an_error_or_a_command_once_nothing_more_comes(@ForAll("scripts") String script) {
        Parsed open = Parser.parse(script, 0, 1, false, Map.of());
        Parsed closed = Parser.parse(script, 0, 1, true, Map.of());
        assertThat(closed).isNotInstanceOf(Parsed.More.class);
        if (!(open instanceof Parsed.More)) {
            assertThat(closed.getClass()).isEqualTo(open.getClass());
        }
    }

    @Property(tries = 500)
    void a_quoted_text_is_one_argument_as_it_stands(@ForAll("scripts") String text) {
        ShellGuest.Result result = new ShellGuest().run("printf %s " + Trace.quote(text));
        assertThat(result.out()).isEqualTo(text);
    }
}
