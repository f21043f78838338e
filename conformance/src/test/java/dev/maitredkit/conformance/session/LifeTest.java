package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.care.Care;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final Scenario FRESH_TERMINA =
            Scenario.newBuilder().addNeeds(Need.FRESH).addNeeds(Need.TERMINA).build();

    @Test
    void a_guest_that_ran_before_is_started_again_for_the_first_rule_that_wants_it_untouched() {
        Dead guest = new Dead(true);
        Life life = life(guest, false);
        life.prepareFor(Scenario.getDefaultInstance());
        assertThat(guest.restarts).isZero();
        life.prepareFor(FRESH_TERMINA);
        assertThat(guest.restarts).isOne();
    }

    @Test
    void one_that_began_with_the_run_is_untouched_until_a_rule_touches_it() {
        Dead guest = new Dead(true);
        Life life = life(guest, true);
        life.prepareFor(FRESH_TERMINA);
        assertThat(guest.restarts).isZero();
        life.prepareFor(FRESH_TERMINA);
        assertThat(guest.restarts).isOne();
    }

    @Test
    void one_that_cannot_be_started_again_is_taken_as_it_is() {
        Dead guest = new Dead(false);
        life(guest, false).prepareFor(FRESH_TERMINA);
        assertThat(guest.restarts).isZero();
    }

    private static Life life(Dead guest, boolean fresh) {
        return new Life(guest, new Care(guest, Optional.empty(), "/tmp/run", Set.of(), Duration.ofSeconds(1)), fresh);
    }

    /** Answers nothing; counts its lives. */
    private static final class Dead implements GuestUnderTest {
        private final boolean restartable;
        private int restarts;

        Dead(boolean restartable) {
            this.restartable = restartable;
        }

        @Override
        public String address() {
            return "nowhere";
        }

        @Override
        public Channel channel() {
            return new Silence();
        }

        @Override
        public Channel wireChannel() {
            return channel();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pass(Duration time) {
            // It is always the same moment.
        }

        @Override
        public boolean await(Future<?> answer, Duration atMost) {
            return false;
        }

        @Override
        public boolean canRestart() {
            return restartable;
        }

        @Override
        public void restart(boolean ended) {
            restarts++;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    /** Takes calls and answers none. */
    private static final class Silence extends Channel {
        @Override
        public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
            return new ClientCall<>() {
                @Override
                public void start(Listener<R> listener, io.grpc.Metadata headers) {
                    // No answer.
                }

                @Override
                public void request(int messages) {
                    // No answer.
                }

                @Override
                public void cancel(String message, Throwable cause) {
                    // It has not begun.
                }

                @Override
                public void halfClose() {
                    // No answer.
                }

                @Override
                public void sendMessage(Q message) {
                    // No answer.
                }
            };
        }

        @Override
        public String authority() {
            return "nowhere";
        }
    }
}
