package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.sh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.fs.FileChange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final FakeGuest guest = FakeGuest.builder().start();
    private final Calls calls = new Calls(guest);

    @AfterEach
    void close() {
        guest.close();
    }

    @Test
    void a_fork_is_the_same_state_until_it_does_something() {
        GuestSnapshot snapshot = guest.snapshot();
        try (FakeGuest fork = snapshot.fork()) {
            assertThat(fork.snapshot().guest()).isSameAs(snapshot.guest());
            new Calls(fork).run("echo x > /tmp/new");
            assertThat(fork.snapshot().kernel().net())
                    .isSameAs(snapshot.kernel().net());
            assertThat(fork.snapshot().kernel().loader())
                    .isSameAs(snapshot.kernel().loader());
        }
    }

    @Test
    void guests_go_on_from_a_snapshot_each_for_itself_with_what_runs_in_them() {
        get(calls.launch(sh("sleep 10; echo woken > /dev/console").build()));
        guest.advance(Duration.ofSeconds(4));
        try (FakeGuest fork = guest.snapshot().fork()) {
            assertThat(fork.now()).isEqualTo(guest.now());
            fork.advance(Duration.ofSeconds(5));
            assertThat(fork.console()).isEmpty();
            fork.advance(Duration.ofSeconds(1));
            assertThat(fork.console()).isEqualTo("woken\n");
            assertThat(guest.console()).isEmpty();
            assertThat(new Calls(fork).run("echo fork > /tmp/who")).isZero();
            assertThat(calls.run("test -e /tmp/who")).isEqualTo(1);
            guest.advance(Duration.ofSeconds(6));
            assertThat(guest.console()).isEqualTo("woken\n");
        }
    }

    @Test
    void a_call_that_was_open_does_not_get_the_answer_of_a_later_one() {
        var waiting = calls.launch(Calls.waiting(sh("sleep 10; exit 7")));
        try (FakeGuest fork = guest.snapshot().fork()) {
            var other = new Calls(fork).launch(Calls.waiting(sh("sleep 20; exit 8")));
            fork.advance(Duration.ofSeconds(10));
            assertThat(other.isDone()).isFalse();
            fork.advance(Duration.ofSeconds(10));
            assertThat(get(other).getCode()).isEqualTo(8);
            assertThat(waiting.isDone()).isFalse();
        }
        guest.advance(Duration.ofSeconds(10));
        assertThat(get(waiting).getCode()).isEqualTo(7);
    }

    @Test
    void the_same_happens_to_a_fork_as_to_the_original() {
        try (FakeGuest fork = guest.snapshot().fork()) {
            for (Calls it : List.of(calls, new Calls(fork))) {
                it.run("mkdir /tmp/a; head -c 100 /dev/urandom > /tmp/a/r; mount -t tmpfs t /mnt/stateful");
                it.run("sleep 5 & ip addr add 10.0.0.1/24 dev eth0; ip link set eth0 up");
                get(it.configure("100.115.92.6", "255.255.255.252", "100.115.92.5"));
            }
            assertThat(guest.snapshot().diff(fork.snapshot())).isEmpty();
            assertThat(fork.snapshot().guest()).isNotSameAs(guest.snapshot().guest());
            calls.run("head -c 100 /dev/urandom > /tmp/a/r");
            assertThat(guest.snapshot().diff(fork.snapshot())).isNotEmpty();
        }
    }

    @Test
    void a_snapshot_does_not_differ_from_itself() {
        assertThat(guest.snapshot().diff(guest.snapshot())).isEmpty();
    }

    @Test
    void a_difference_names_what_has_changed() {
        calls.run("mkdir /srv; echo one > /srv/f; chmod 600 /srv/f");
        GuestSnapshot before = guest.snapshot();
        calls.run("echo other > /srv/f; chmod 644 /srv/f; mv /srv/f /srv/g; hostname changed");
        List<GuestChange> changes = before.diff(guest.snapshot());
        assertThat(changes).contains(new GuestChange.OfHostname("termina", "changed"));
        assertThat(changes).anySatisfy(it -> {
            assertThat(it).isInstanceOf(GuestChange.OfFiles.class);
            assertThat(((GuestChange.OfFiles) it).change()).isInstanceOf(FileChange.OfName.class);
            FileChange.OfName name = (FileChange.OfName) ((GuestChange.OfFiles) it).change();
            assertThat(name.before().orElseThrow().path()).isEqualTo("/srv/f");
            assertThat(name.after().orElseThrow().path()).isEqualTo("/srv/g");
        });
        assertThat(changes).anySatisfy(it -> {
            assertThat(it).isInstanceOf(GuestChange.OfFiles.class);
            assertThat(((GuestChange.OfFiles) it).change()).isInstanceOf(FileChange.OfFile.class);
            FileChange.OfFile file = (FileChange.OfFile) ((GuestChange.OfFiles) it).change();
            assertThat(file.paths()).containsExactly("/srv/f", "/srv/g");
            assertThat(file.content()).isTrue();
            assertThat(file.before().orElseThrow().permissions()).isEqualTo(0600);
            assertThat(file.after().orElseThrow().permissions()).isEqualTo(0644);
        });
    }
}
