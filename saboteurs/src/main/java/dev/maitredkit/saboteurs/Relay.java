package dev.maitredkit.saboteurs;

import io.grpc.Status;
import java.util.function.Consumer;

/**
 * What stands between a host and a guest, and sees each call as bytes. It may answer a call itself, now, later or never,
 * and may call the guest as often as it likes. One relay belongs to one guest; calls come one at a time unless a host makes
 * several at once.
 */
@FunctionalInterface
interface Relay {
    void take(Call call, Onward guest);

    /** A call of the host's. */
    interface Call {
        /** Such as vm_tools.Maitred/Mount. */
        String method();

        byte[] request();

        /** The name of the request's compression; empty: none. */
        String compression();

        void answer(Answer answer);

        /** When the host gives the call up before it was answered. */
        void onGivenUp(Runnable handler);

        default boolean isOf(io.grpc.MethodDescriptor<?, ?> other) {
            return method().equals(other.getFullMethodName());
        }

        default void refuse(Status status) {
            answer(new Answer(status, new byte[0]));
        }
    }

    /**
     * What comes back.
     *
     * @param response nothing when the status is not OK
     */
    record Answer(Status status, byte[] response) {
        static Answer ok(com.google.protobuf.Message response) {
            return new Answer(Status.OK, response.toByteArray());
        }
    }

    /** The way to the guest. */
    @FunctionalInterface
    interface Onward {
        /** @return gives the call up */
        Runnable call(String method, byte[] request, Consumer<Answer> then);

        /** Hands a call on as it is. */
        default void pass(Call call) {
            pass(call, call.request());
        }

        /** Hands a call on with another request. */
        default void pass(Call call, byte[] request) {
            call.onGivenUp(call(call.method(), request, call::answer));
        }
    }
}
