package dev.maitredkit.fidelity;

import dev.maitredkit.fakeguest.FakeGuest;
import dev.maitredkit.fakeguest.GuestImage;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.state.GuestStateFile;
import dev.maitredkit.fakeguest.state.StateException;
import dev.maitredkit.transport.ChannelOptions;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.ListenException;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A fake in the place of the guest that was observed, on a virtual clock, with a host beside it. */
final class ObservedGuest implements AutoCloseable {
    private static final AtomicLong NAMES = new AtomicLong();
    private static final Map<List<String>, GuestImage> IMAGES = new HashMap<>();
    private static final int CHUNK = 1 << 16;

    private final FakeGuest guest;
    private final ManagedChannel channel;
    private final HostDouble host;
    private final List<Exchange> open = new ArrayList<>();
    private Optional<Instant> gone = Optional.empty();

    /** @param states the state files that are added to that of the observed guest */
    ObservedGuest(List<String> states) {
        long number = NAMES.incrementAndGet();
        host = new HostDouble("fidelity-host-" + number);
        guest = FakeGuest.builder()
                .profile(Profile.MAITRED_2018)
                .image(image(states))
                .host(host.address())
                .start();
        GuestAddress address = new GuestAddress.InProcess("fidelity-" + number);
        try {
            guest.serve(address);
        } catch (ListenException e) {
            throw new IllegalStateException(e);
        }
        // Callbacks come on the thread that moves the clock, so that an answer's time is known.
        channel = GuestChannels.open(address, ChannelOptions.defaults().withExecutor(Runnable::run));
        guest.poweredOff().thenRun(() -> gone = Optional.of(guest.now()));
    }

    private static synchronized GuestImage image(List<String> states) {
        return IMAGES.computeIfAbsent(states, ObservedGuest::load);
    }

    private static GuestImage load(List<String> states) {
        try {
            GuestImage image = GuestStateFile.parse("observed", Records.resource("states/observed.textproto"));
            for (String state : states) {
                image = GuestStateFile.add(image, state, Records.resource("states/" + state + ".textproto"));
            }
            return image;
        } catch (StateException e) {
            throw new IllegalStateException(e);
        }
    }

    HostDouble host() {
        return host;
    }

    Instant now() {
        return guest.now();
    }

    Optional<Instant> gone() {
        return gone;
    }

    String console() {
        return utf8(guest.console());
    }

    /** Starts a call; it may be answered already. */
    Exchange start(Request request, Optional<Duration> deadline) {
        Exchange exchange = new Exchange(deadline.map(now()::plus));
        open.add(exchange);
        exchange.start(channel, request, this::now);
        return exchange;
    }

    /** Lets time pass until the call is answered, which may be never within that time. */
    void await(Exchange exchange, Duration most) {
        Instant end = now().plus(most);
        while (!exchange.isAnswered()) {
            Instant until = exchange.deadline().filter(it -> it.isBefore(end)).orElse(end);
            if (!now().isBefore(until) || !guest.advanceToNextEvent(Duration.between(now(), until))) {
                pass(Duration.between(now(), until));
                if (!until.isBefore(end)) {
                    return;
                }
            }
        }
    }

    /** Lets time pass; clients whose deadline comes give up at that moment. */
    void pass(Duration time) {
        Instant end = now().plus(time);
        boolean more = true;
        while (more) {
            Instant next = open.stream()
                    .filter(it -> !it.isAnswered())
                    .flatMap(it -> it.deadline().stream())
                    .filter(it -> !it.isAfter(end))
                    .min(Instant::compareTo)
                    .orElse(end);
            if (next.isAfter(now())) {
                guest.advance(Duration.between(now(), next));
            }
            open.forEach(it -> it.giveUpIfDue(now()));
            more = next.isBefore(end);
        }
    }

    /** Lets time pass until the guest has ended. */
    void awaitEnd(Duration most) {
        Instant end = now().plus(most);
        while (gone.isEmpty() && now().isBefore(end) && guest.advanceToNextEvent(Duration.between(now(), end))) {
            continue;
        }
    }

    Kernel kernel() {
        return guest.snapshot().kernel();
    }

    /** The content of a file, as the guest's owner sees it; empty when there is none. */
    Optional<String> findFile(String path) {
        return kernel().asInit(sys -> sys.open(path, Set.of(OpenFlag.READ), 0).map(fd -> readAll(sys, fd)))
                .answer()
                .fold(text -> Optional.of(utf8(text)), errno -> Optional.empty());
    }

    private static String readAll(Sys sys, int fd) {
        StringBuilder text = new StringBuilder();
        String part = sys.read(fd, CHUNK).fold(it -> it, errno -> "");
        while (!part.isEmpty()) {
            text.append(part);
            part = sys.read(fd, CHUNK).fold(it -> it, errno -> "");
        }
        return text.toString();
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        guest.close();
        host.close();
    }
}
