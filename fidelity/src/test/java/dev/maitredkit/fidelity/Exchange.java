package dev.maitredkit.fidelity;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One call, and what came back when. A client's deadline is kept on the guest's clock. */
final class Exchange {
    private final Optional<Instant> deadline;
    private Instant begun;
    private Request request;
    private ClientCall<ByteString, ByteString> call;
    private Optional<ByteString> response = Optional.empty();
    private Optional<Answered> answered = Optional.empty();

    /** What a client gets. */
    record Answered(String code, String message, String response, Duration elapsed) {}

    Exchange(Optional<Instant> deadline) {
        this.deadline = deadline;
    }

    void start(Channel channel, Request what, Supplier<Instant> clock) {
        begun = clock.get();
        request = what;
        MethodDescriptor<ByteString, ByteString> method = MethodDescriptor.<ByteString, ByteString>newBuilder(
                        new Bytes(), new Bytes())
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(what.method())
                .build();
        call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(new Listener(clock), new Metadata());
        call.request(2);
        call.sendMessage(what.bytes());
        call.halfClose();
    }

    Optional<Instant> deadline() {
        return deadline;
    }

    boolean isAnswered() {
        return answered.isPresent();
    }

    Answered answered() {
        return answered.orElse(new Answered("(no answer)", "", "", Duration.ZERO));
    }

    void giveUpIfDue(Instant now) {
        if (answered.isEmpty() && deadline.isPresent() && !now.isBefore(deadline.get())) {
            answered = Optional.of(
                    new Answered("DEADLINE_EXCEEDED", "Deadline Exceeded", "", Duration.between(begun, now)));
            call.cancel("the client's deadline", null);
        }
    }

    private final class Listener extends ClientCall.Listener<ByteString> {
        private final Supplier<Instant> clock;

        Listener(Supplier<Instant> clock) {
            this.clock = clock;
        }

        @Override
        public void onMessage(ByteString message) {
            response = Optional.of(message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (answered.isEmpty()) {
                answered = Optional.of(new Answered(
                        status.getCode().name(),
                        status.getDescription() == null ? "" : status.getDescription(),
                        response.map(request::response).orElse(""),
                        Duration.between(begun, clock.get())));
            }
        }
    }

    /** Messages as they are. */
    private static final class Bytes implements MethodDescriptor.Marshaller<ByteString> {
        @Override
        public InputStream stream(ByteString value) {
            return value.newInput();
        }

        @Override
        public ByteString parse(InputStream stream) {
            try {
                return ByteString.readFrom(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
