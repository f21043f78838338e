package dev.maitredkit.fakeguest.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GuestRuntimeTest {
    private static final Instant START = Instant.parse("2018-07-02T10:00:00Z");

    /** Rings {@code count} times, every {@code period}; each input adds to the sum. */
    private record Bell(int sum, Optional<Instant> next, Duration period, int left) {}

    private static final class BellMachine implements Machine<Bell, Integer, String> {
        @Override
        public Step<Bell, String> apply(Bell bell, Integer input, Instant now) {
            if (input < 0) {
                throw new IllegalArgumentException("a bug");
            }
            Bell added = new Bell(bell.sum() + input, bell.next(), bell.period(), bell.left());
            return new Step<>(added, List.of("added " + input));
        }

        @Override
        public Step<Bell, String> tick(Bell bell, Instant now) {
            if (bell.next().filter(it -> !it.isAfter(now)).isEmpty()) {
                return Step.of(bell);
            }
            int left = bell.left() - 1;
            Optional<Instant> next = left == 0 ? Optional.empty() : bell.next().map(it -> it.plus(bell.period()));
            return new Step<>(
                    new Bell(bell.sum(), next, bell.period(), left), List.of("rang " + Duration.between(START, now)));
        }

        @Override
        public Optional<Instant> nextEvent(Bell bell) {
            return bell.next();
        }
    }

    /** Writes down what it is told. */
    private static final class Listener implements Outside<String> {
        final List<String> heard = new ArrayList<>();
        Throwable bug;

        @Override
        public void perform(String effect) {
            heard.add(effect);
        }

        @Override
        public void broken(Throwable cause) {
            bug = cause;
        }
    }

    private final Listener listener = new Listener();

    private GuestRuntime<Bell, Integer, String> virtual(Bell bell) {
        return new GuestRuntime<>(new BellMachine(), bell, GuestClock.virtual(START), listener);
    }

    private static Bell ringing(Duration first, Duration period, int times) {
        return new Bell(0, Optional.of(START.plus(first)), period, times);
    }

    private static Bell silent() {
        return new Bell(0, Optional.empty(), Duration.ZERO, 0);
    }

    @Test
    void virtual_time_passes_from_event_to_event() {
        var guest = virtual(ringing(Duration.ofSeconds(1), Duration.ofSeconds(2), 3));
        guest.advance(Duration.ofSeconds(4));
        assertThat(listener.heard).containsExactly("rang PT1S", "rang PT3S");
        assertThat(guest.now()).isEqualTo(START.plusSeconds(4));
        guest.advance(Duration.ofHours(1));
        assertThat(listener.heard).containsExactly("rang PT1S", "rang PT3S", "rang PT5S");
    }

    @Test
    void what_is_due_now_happens_within_the_call_on_a_virtual_clock() {
        virtual(ringing(Duration.ZERO, Duration.ZERO, 3));
        assertThat(listener.heard).hasSize(3);
    }

    @Test
    void the_next_event_is_waited_for_up_to_a_limit() {
        var guest = virtual(ringing(Duration.ofSeconds(10), Duration.ofSeconds(1), 1));
        assertThat(guest.advanceToNextEvent(Duration.ofSeconds(9))).isFalse();
        assertThat(guest.now()).isEqualTo(START);
        assertThat(guest.advanceToNextEvent(Duration.ofSeconds(10))).isTrue();
        assertThat(guest.now()).isEqualTo(START.plusSeconds(10));
        assertThat(guest.advanceToNextEvent(Duration.ofDays(1))).isFalse();
    }

    @Test
    void an_effect_may_bring_an_input_and_effects_stay_in_order() {
        List<String> heard = new ArrayList<>();
        class Echo implements Outside<String> {
            GuestRuntime<Bell, Integer, String> guest;

            @Override
            public void perform(String effect) {
                heard.add(effect);
                if (effect.equals("added 1")) {
                    guest.submit(2);
                    heard.add("submitted");
                }
            }

            @Override
            public void broken(Throwable bug) {
                throw new AssertionError(bug);
            }
        }
        Echo echo = new Echo();
        echo.guest = new GuestRuntime<>(new BellMachine(), silent(), GuestClock.virtual(START), echo);
        echo.guest.submit(1);
        assertThat(heard).containsExactly("added 1", "submitted", "added 2");
        assertThat(echo.guest.state().sum()).isEqualTo(3);
    }

    @Test
    void inputs_from_many_threads_are_applied_one_at_a_time() throws InterruptedException {
        var guest = virtual(silent());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    await(go);
                    for (int n = 0; n < 5_000; n++) {
                        guest.submit(1);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(guest.state().sum()).isEqualTo(40_000);
        assertThat(listener.heard).hasSize(40_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_bug_ends_the_guest_and_not_its_callers() {
        var guest = virtual(silent());
        guest.submit(-1);
        assertThat(listener.bug).hasMessage("a bug");
        guest.submit(5);
        assertThat(guest.state().sum()).isZero();
        guest.advance(Duration.ofSeconds(1));
        assertThat(guest.advanceToNextEvent(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void a_bug_outside_ends_the_guest_too() {
        List<Throwable> bugs = new ArrayList<>();
        Outside<String> clumsy = new Outside<>() {
            @Override
            public void perform(String effect) {
                throw new IllegalStateException("dropped " + effect);
            }

            @Override
            public void broken(Throwable bug) {
                bugs.add(bug);
            }
        };
        var guest = new GuestRuntime<>(new BellMachine(), silent(), GuestClock.virtual(START), clumsy);
        guest.submit(1);
        guest.submit(2);
        assertThat(bugs).singleElement().satisfies(it -> assertThat(it).hasMessage("dropped added 1"));
        assertThat(guest.state().sum()).isEqualTo(1);
    }

    @Test
    void a_closed_guest_does_nothing_more() {
        var guest = virtual(ringing(Duration.ofSeconds(1), Duration.ofSeconds(1), 9));
        guest.close();
        guest.submit(5);
        guest.advance(Duration.ofSeconds(5));
        assertThat(listener.heard).isEmpty();
        assertThat(guest.state().sum()).isZero();
    }

    /** Real time that a test moves: its tasks run when their time has come. */
    private static final class ManualTime implements Timer {
        private record Task(Instant time, Runnable what) {}

        private final List<Task> tasks = new ArrayList<>();
        private Instant now = START;

        @Override
        public Runnable schedule(Runnable what, Duration delay) {
            Task task = new Task(now.plus(delay), what);
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        void pass(Duration time) {
            now = now.plus(time);
            for (Task task : List.copyOf(tasks)) {
                if (!task.time().isAfter(now) && tasks.remove(task)) {
                    task.what().run();
                }
            }
        }
    }

    @Test
    void on_the_real_clock_the_timer_brings_what_is_due_in_parts() {
        ManualTime time = new ManualTime();
        var guest = new GuestRuntime<>(
                new BellMachine(),
                ringing(Duration.ofSeconds(1), Duration.ZERO, 2),
                new GuestClock.Real(() -> time.now),
                listener,
                time);
        time.pass(Duration.ofMillis(999));
        assertThat(listener.heard).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(listener.heard).containsExactly("rang PT1S");
        time.pass(Duration.ZERO);
        assertThat(listener.heard).hasSize(2);
        assertThat(time.tasks).isEmpty();
        assertThatThrownBy(() -> guest.advance(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_timer_that_is_not_needed_any_more_is_taken_back() {
        ManualTime time = new ManualTime();
        var guest = new GuestRuntime<>(
                new BellMachine(),
                ringing(Duration.ofSeconds(1), Duration.ofSeconds(1), 5),
                new GuestClock.Real(() -> time.now),
                listener,
                time);
        assertThat(time.tasks).hasSize(1);
        guest.submit(1);
        guest.submit(1);
        assertThat(time.tasks).hasSize(1);
        guest.close();
        assertThat(time.tasks).isEmpty();
    }

    @Test
    void the_shared_timer_has_one_daemon_thread_with_a_name() throws InterruptedException {
        CountDownLatch rang = new CountDownLatch(1);
        List<Thread> where = new ArrayList<>();
        Timer.shared()
                .schedule(
                        () -> {
                            where.add(Thread.currentThread());
                            rang.countDown();
                        },
                        Duration.ZERO);
        rang.await();
        assertThat(where.get(0).isDaemon()).isTrue();
        assertThat(where.get(0).getName()).isEqualTo("maitred-kit fake guest timer");
    }
}
