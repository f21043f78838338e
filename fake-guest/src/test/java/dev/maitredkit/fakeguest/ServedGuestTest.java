package dev.maitredkit.fakeguest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maitredkit.fakeguest.agent.Answered;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.ListenException;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedGuestTest {
    private static Status failure(Runnable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run).getStatus();
    }

    @Test
    void it_is_gone_from_its_socket_after_a_shutdown_and_back_after_a_restart(@TempDir Path folder)
            throws ListenException {
        try (FakeGuest guest = FakeGuest.builder().realTime().start()) {
            GuestAddress address = guest.serve(GuestAddress.parse("unix:" + folder.resolve("guest.sock")))
                    .get(0);
            ManagedChannel channel = GuestChannels.open(address);
            MaitredGrpc.MaitredBlockingStub maitred = MaitredGrpc.newBlockingStub(channel);
            maitred.shutdown(EmptyMessage.getDefaultInstance());
            guest.poweredOff().join();
            assertThat(failure(() -> maitred.mount(MountRequest.getDefaultInstance()))
                            .getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
            guest.restart();
            assertThat(maitred.withWaitForReady()
                            .mount(MountRequest.getDefaultInstance())
                            .getError())
                    .isEqualTo(2);
            channel.shutdownNow();
        }
    }

    /** Sends a file's worth of bytes as they are. */
    private record Raw() implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            return new byte[0];
        }
    }

    @Test
    void bytes_that_are_no_request_are_an_internal_error_without_a_message() {
        try (FakeGuest guest = FakeGuest.builder().start()) {
            MethodDescriptor<byte[], byte[]> mount =
                    MaitredGrpc.getMountMethod().toBuilder(new Raw(), new Raw()).build();
            byte[] cutOff = {0x0a, 0x32, 0x41};
            Status status =
                    failure(() -> ClientCalls.blockingUnaryCall(guest.channel(), mount, CallOptions.DEFAULT, cutOff));
            assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(status.getDescription()).isNullOrEmpty();
        }
    }

    @Test
    void a_profile_with_one_rule_replaced_is_wrong_in_one_thing() {
        Profile liar = Profile.SPEC.with(
                "mounts-nothing",
                rules -> rules.toBuilder()
                        .mount((kernel, command) -> new Answered(kernel, new Reply.Mounted(0)))
                        .build());
        try (FakeGuest guest = FakeGuest.builder().profile(liar).start()) {
            Calls calls = new Calls(guest);
            assertThat(calls.mount("t", "/mnt", "tmpfs", 0, "")).isZero();
            assertThat(calls.run("grep -q ' /mnt ' /proc/mounts")).isEqualTo(1);
        }
    }
}
