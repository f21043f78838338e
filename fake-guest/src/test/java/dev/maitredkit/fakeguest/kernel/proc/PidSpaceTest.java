package dev.maitredkit.fakeguest.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PidSpaceTest {
    private static PidSpace taking(PidSpace space, Pid pid) {
        return space.passing(pid).using(pid);
    }

    @Test
    void numbers_go_upwards_and_start_again_at_300() {
        PidSpace space = PidSpace.upTo(303);
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < 310; i++) {
            Pid pid = space.findNext().orElseThrow();
            given.add(pid.number());
            space = taking(space, pid).releasing(pid);
        }
        assertThat(given.subList(0, 3)).containsExactly(1, 2, 3);
        assertThat(given.subList(299, 310)).containsExactly(300, 301, 302, 300, 301, 302, 300, 301, 302, 300, 301);
    }

    @Test
    void what_is_below_300_is_free_only_before_the_first_round() {
        PidSpace space = PidSpace.upTo(302);
        for (int i = 1; i < 302; i++) {
            space = taking(space, new Pid(i));
        }
        assertThat(space.releasing(new Pid(5)).findNext()).isEmpty();
        assertThat(space.releasing(new Pid(301)).findNext()).contains(new Pid(301));
    }

    @Test
    void a_number_with_several_uses_is_free_after_the_last() {
        PidSpace space = PidSpace.upTo(302);
        for (int i = 1; i < 302; i++) {
            space = taking(space, new Pid(i));
        }
        PidSpace twice = space.using(new Pid(300)).releasing(new Pid(300));
        assertThat(twice.findNext()).isEmpty();
        assertThat(twice.releasing(new Pid(300)).findNext()).contains(new Pid(300));
    }

    /** The same as a scan over a set, whatever is taken and released. */
    @Property(tries = 200)
    void the_ranges_agree_with_a_plain_search(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 20) Integer> script) {
        int end = 312;
        PidSpace space = PidSpace.upTo(end);
        for (int i = 1; i < 300; i++) {
            space = taking(space, new Pid(i));
        }
        Set<Integer> taken = new HashSet<>();
        List<Integer> order = new ArrayList<>();
        int next = 300;
        for (int choice : script) {
            if (choice > 9 && !order.isEmpty()) {
                int released = order.remove(choice % order.size());
                taken.remove(released);
                space = space.releasing(new Pid(released));
                continue;
            }
            Optional<Integer> wanted = search(taken, next, end);
            assertThat(space.findNext().map(Pid::number)).isEqualTo(wanted);
            if (wanted.isPresent()) {
                next = wanted.get() + 1;
                taken.add(wanted.get());
                order.add(wanted.get());
                space = taking(space, new Pid(wanted.get()));
            }
        }
    }

    private static Optional<Integer> search(Set<Integer> taken, int next, int end) {
        for (int i = next; i < end; i++) {
            if (!taken.contains(i)) {
                return Optional.of(i);
            }
        }
        for (int i = 300; i < end; i++) {
            if (!taken.contains(i)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
