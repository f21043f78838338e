package dev.maitredkit.conformance.guest;

import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

/**
 * All that the suite ever has of a guest. There is no back door: what cannot be seen through replies and
 * the exit status of launched programs is not seen.
 */
public interface GuestUnderTest extends AutoCloseable {
    /** As the command line takes it, such as {@code vsock:3:8888}. */
    String address();

    /** Calls to the guest. */
    Channel channel();

    /** Calls that travel as bytes over a socket, for rules about the wire; often the same as {@link #channel}. */
    Channel wireChannel();

    /** The guest's clock: virtual where the guest's is, else the machine's. */
    Instant now();

    /** Whether {@link #pass} costs nothing but work: the suite then does more of what takes the guest's time. */
    default boolean isTimeVirtual() {
        return false;
    }

    /** Lets that much of the guest's time go by. */
    void pass(Duration time);

    /**
     * Waits for an answer.
     *
     * @param atMost in the guest's time
     * @return whether it is there
     */
    boolean await(Future<?> answer, Duration atMost);

    /** Whether {@link #restart} can work at all. */
    boolean canRestart();

    /**
     * Gives the guest a new life: it has just booted, and serves.
     *
     * @param ended whether this life is over already, or will be in a moment: a Shutdown was sent, or it answers no more
     * @throws GuestLostException when it does not come back
     */
    void restart(boolean ended) throws GuestLostException;

    /** Ends what this object holds; a real guest goes on. */
    @Override
    void close();
}
