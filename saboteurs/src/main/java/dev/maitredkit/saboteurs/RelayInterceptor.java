package dev.maitredkit.saboteurs;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Puts a relay into a channel. Unary calls only, which are all that the protocol has. */
final class RelayInterceptor implements ClientInterceptor {
    private final Relay relay;

    RelayInterceptor(Relay relay) {
        this.relay = relay;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new Host<>(method, options, next);
    }

    /** The host's end of a call. */
    private final class Host<Q, A> extends ClientCall<Q, A> implements Relay.Call {
        private final MethodDescriptor<Q, A> method;
        private final CallOptions options;
        private final Channel next;
        private final List<Runnable> givenUp = new ArrayList<>();
        private Listener<A> listener;
        private byte[] request = new byte[0];
        private boolean closed;

        Host(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            this.method = method;
            this.options = options;
            this.next = next;
        }

        @Override
        public void start(Listener<A> responses, Metadata headers) {
            listener = responses;
        }

        @Override
        public void sendMessage(Q message) {
            try (InputStream bytes = method.streamRequest(message)) {
                request = bytes.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void halfClose() {
            relay.take(this, new Guest(next, options));
        }

        @Override
        public void request(int messages) {
            // There is one answer, and it is handed over when it comes.
        }

        @Override
        public void cancel(String message, Throwable cause) {
            List<Runnable> handlers;
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
                handlers = List.copyOf(givenUp);
            }
            handlers.forEach(Runnable::run);
            listener.onClose(Status.CANCELLED.withDescription(message), new Metadata());
        }

        @Override
        public void answer(Relay.Answer answer) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            listener.onHeaders(new Metadata());
            if (answer.status().isOk()) {
                listener.onMessage(method.parseResponse(new ByteArrayInputStream(answer.response())));
            }
            listener.onClose(answer.status(), new Metadata());
        }

        @Override
        public synchronized void onGivenUp(Runnable handler) {
            givenUp.add(handler);
        }

        @Override
        public String method() {
            return method.getFullMethodName();
        }

        @Override
        public byte[] request() {
            return request.clone();
        }

        @Override
        public String compression() {
            return options.getCompressor() == null ? "" : options.getCompressor();
        }
    }
}
