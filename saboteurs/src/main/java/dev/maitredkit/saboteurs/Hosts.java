package dev.maitredkit.saboteurs;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What relays are made of. */
final class Hosts {
    static final String LAUNCH = MaitredGrpc.getLaunchProcessMethod().getFullMethodName();

    private Hosts() {}

    /** Refuses some calls and hands the others on. */
    static Relay refusing(Predicate<Relay.Call> which, Status status) {
        return (call, guest) -> {
            if (which.test(call)) {
                call.refuse(status);
            } else {
                guest.pass(call);
            }
        };
    }

    /** Answers some calls without the guest and hands the others on. */
    static Relay answering(Predicate<Relay.Call> which, Message response) {
        return (call, guest) -> {
            if (which.test(call)) {
                call.answer(Relay.Answer.ok(response));
            } else {
                guest.pass(call);
            }
        };
    }

    static Predicate<Relay.Call> of(MethodDescriptor<?, ?> method) {
        return call -> call.isOf(method);
    }

    /** The request of a LaunchProcess; empty when it is none, or does not parse. */
    static Optional<LaunchProcessRequest> findLaunch(Relay.Call call) {
        try {
            return call.method().equals(LAUNCH)
                    ? Optional.of(LaunchProcessRequest.parseFrom(call.request()))
                    : Optional.empty();
        } catch (InvalidProtocolBufferException broken) {
            return Optional.empty();
        }
    }

    /** Whether it is made of fields at all, whatever they mean. */
    static boolean hasFields(byte[] message) {
        try {
            UnknownFieldSet.parseFrom(message);
            return true;
        } catch (InvalidProtocolBufferException broken) {
            return false;
        }
    }

    /** The response to a LaunchProcess; the default one when the call failed. */
    static LaunchProcessResponse launched(Relay.Answer answer) {
        try {
            return LaunchProcessResponse.parseFrom(answer.response());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("the fake guest's answer does not parse", broken);
        }
    }

    /** Runs a script in the guest, and goes on with its exit status when it has ended. */
    static void script(Relay.Onward guest, String script, Consumer<Integer> then) {
        LaunchProcessRequest launch = LaunchProcessRequest.newBuilder()
                .addArgv("sh")
                .addArgv("-c")
                .addArgv(script)
                .setWaitForExit(true)
                .build();
        guest.call(
                LAUNCH,
                launch.toByteArray(),
                answer -> then.accept(launched(answer).getCode()));
    }
}
