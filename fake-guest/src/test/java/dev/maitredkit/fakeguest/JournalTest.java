package dev.maitredkit.fakeguest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Journal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fake does not do stands in its journal. */
class JournalTest {
    private final List<Journal.Entry> told = new ArrayList<>();
    private final FakeGuest guest = FakeGuest.builder().onUnsupported(told::add).start();
    private final Calls calls = new Calls(guest);

    @AfterEach
    void close() {
        guest.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The shell.
                "history",
                "ulimit -n 5",
                "set -m",
                "sh -i",
                "cat <(true)",
                "[[ a =~ b ]]",
                "wait -n",
                // Options and arguments.
                "cat -n /etc/passwd",
                "/usr/bin/test a =~ b",
                "dd conv=swab",
                "sort -k1x /etc/passwd",
                "find / -delete",
                "sed '2r x' /etc/passwd",
                "sed -i ':a;ba' /etc/passwd",
                "echo x | sed ':a;ba'",
                "ip -6 addr",
                "ip link add type dummy",
                "date -s 10:00",
                "awk 'function f() {}'",
                "find /etc -name passwd -exec cat -n {} ';'",
                // Programs.
                "vi",
                "busybox --list",
                "lxd frobnicate",
                // Work without end.
                "head -c 3000 /dev/zero | tr '\\0' a | grep -E '(a*)*(a|aa)*b\\1$'",
            })
    void what_is_not_supported_ends_with_2_and_stands_in_the_journal(String script) {
        assertThat(calls.run(script + "\ntest $? -eq 2")).isIn(0, 2);
        assertThat(guest.journal().entries()).hasSize(1);
        assertThat(guest.journal().dropped()).isZero();
        assertThat(told).isEqualTo(guest.journal().entries());
    }

    @Test
    void commands_nested_too_deeply_for_the_fake_stand_in_the_journal() {
        assertThat(calls.run("(".repeat(500) + "true" + ")".repeat(500))).isEqualTo(2);
        assertThat(guest.journal().entries()).hasSize(1);
    }

    @Test
    void what_a_program_runs_stands_in_the_journal_as_well() {
        assertThat(calls.run("xargs cat -n < /dev/null")).isEqualTo(123);
        assertThat(guest.journal().entries()).hasSize(1);
    }

    @Test
    void an_entry_says_when_and_who_and_what() {
        assertThat(calls.run("sleep 5; cat -n /etc/passwd")).isEqualTo(2);
        Journal.Entry entry = guest.journal().entries().get(0);
        assertThat(entry.time()).isEqualTo(guest.now());
        assertThat(entry.program()).isEqualTo("cat");
        assertThat(entry.what()).isEqualTo("-n");
        assertThat(entry.pid().number()).isGreaterThan(1);
    }

    @Test
    void what_is_supported_and_what_a_real_guest_refuses_leaves_it_empty() {
        assertThat(calls.run("cat --frobnicate; nosuch; vi_; f() { cat /nowhere; }; f; if then; fi"))
                .isEqualTo(2);
        assertThat(calls.run("echo 'not supported by the fake guest: -n' >&2; cat /proc/mounts | sort | wc -l"))
                .isZero();
        assertThat(guest.journal().entries()).isEmpty();
    }

    @Test
    void it_keeps_the_latest_and_counts_the_others() {
        calls.run("i=0; while [ $i -lt 1200 ]; do history 2>&-; i=$((i+1)); done");
        assertThat(guest.journal().entries()).hasSize(Journal.MOST);
        assertThat(guest.journal().dropped()).isEqualTo(200);
    }

    @Test
    void another_life_has_another_journal() {
        calls.run("history");
        guest.restart();
        assertThat(guest.journal().entries()).isEmpty();
    }
}
