package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.argv;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.sh;
import static dev.maitredkit.fakeguest.Calls.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What goes on in one guest does not slow another one down, though all share this JVM and one timer thread. */
class IsolationTest {
    private static final int ROUNDS = 5;
    private static final int LAUNCHES = 100;

    /** Where a launch takes some tens of microseconds, what a busy machine adds is of that size. */
    private static final long SLACK_NANOS = 200_000;

    private static final long MOST_BYTES = 64L << 20;

    private static FakeGuest guest(int processes) {
        GuestImage image = GuestImages.bare().toBuilder()
                .limits(it -> it.withProcesses(processes))
                .build();
        return FakeGuest.builder().image(image).realTime().start();
    }

    /** The median of the round trips. */
    private static long roundTrip(Calls calls) {
        long[] nanos = new long[LAUNCHES];
        for (int i = 0; i < LAUNCHES; i++) {
            long start = System.nanoTime();
            LaunchProcessResponse response = get(calls.launch(waiting(argv("true"))));
            nanos[i] = System.nanoTime() - start;
            assertThat(response.getStatus()).isEqualTo(ProcessStatus.EXITED);
        }
        java.util.Arrays.sort(nanos);
        return nanos[LAUNCHES / 2];
    }

    /** Guests that do what they can to be in the way. */
    private record Nuisances(FakeGuest loop, FakeGuest bomb, FakeGuest large) implements AutoCloseable {
        static Nuisances start() {
            Nuisances all = new Nuisances(guest(1_000), guest(1_000), guest(1_000));
            get(new Calls(all.loop).launch(sh("while :; do :; done").build()));
            get(new Calls(all.bomb)
                    .launch(sh("f() { f | f & }; f; while :; do f; done").build()));
            return all;
        }

        void send() {
            String argument = "x".repeat((4 << 20) - 100);
            CompletableFuture<LaunchProcessResponse> refused = new Calls(large).launch(waiting(argv("true", argument)));
            assertThat(get(refused).getStatus()).isEqualTo(ProcessStatus.FAILED);
        }

        @Override
        public void close() {
            loop.close();
            bomb.close();
            large.close();
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void an_endless_loop_a_fork_bomb_and_a_huge_argument_leave_the_others_as_fast_as_before() {
        try (FakeGuest quiet = guest(1_000)) {
            Calls calls = new Calls(quiet);
            for (int i = 0; i < ROUNDS; i++) {
                roundTrip(calls);
            }
            long alone = Long.MAX_VALUE;
            long among = Long.MAX_VALUE;
            long before = usedBytes();
            long grown = 0;
            for (int round = 0; round < ROUNDS; round++) {
                alone = Math.min(alone, roundTrip(calls));
                try (Nuisances nuisances = Nuisances.start()) {
                    nuisances.send();
                    among = Math.min(among, roundTrip(calls));
                    assertThat(nuisances.bomb.isRunning()).isTrue();
                    assertThat(nuisances.loop.isRunning()).isTrue();
                    if (round == ROUNDS - 1) {
                        grown = usedBytes() - before;
                    }
                }
            }
            assertThat(among).isLessThan(2 * alone + SLACK_NANOS);
            assertThat(grown).isLessThan(MOST_BYTES);
        }
    }
}
