package dev.maitredkit.certification;

import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.saboteurs.Saboteur;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;

/** An embedded guest as a saboteur has it: its profile, and what stands on the way to it. */
record SabotagedGuest(EmbeddedGuest guest, List<ClientInterceptor> way) implements GuestUnderTest {
    static SabotagedGuest start(Saboteur saboteur) {
        return new SabotagedGuest(
                EmbeddedGuest.start(saboteur.profile()), saboteur.way().get());
    }

    @Override
    public Channel channel() {
        return ClientInterceptors.intercept(guest.channel(), way);
    }

    @Override
    public Channel wireChannel() {
        return ClientInterceptors.intercept(guest.wireChannel(), way);
    }

    @Override
    public String address() {
        return guest.address();
    }

    @Override
    public Instant now() {
        return guest.now();
    }

    @Override
    public void pass(Duration time) {
        guest.pass(time);
    }

    @Override
    public boolean await(Future<?> answer, Duration atMost) {
        return guest.await(answer, atMost);
    }

    @Override
    public boolean canRestart() {
        return guest.canRestart();
    }

    @Override
    public void restart(boolean ended) throws GuestLostException {
        guest.restart(ended);
    }

    @Override
    public void close() {
        guest.close();
    }
}
