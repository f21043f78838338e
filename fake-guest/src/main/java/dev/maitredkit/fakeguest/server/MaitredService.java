package dev.maitredkit.fakeguest.server;

import com.google.protobuf.Message;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.proto.MaitredGrpc;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * vm_tools.Maitred over a guest. No handler blocks: an answer that comes later is sent by whoever brings it, so the
 * service may run on the network's threads.
 */
public final class MaitredService implements BindableService {
    private final BiConsumer<Command, Consumer<Reply>> guest;

    /**
     * @param guest takes a command, and what to do with its reply; it may reply at once, later, on any thread, or
     *     never
     */
    public MaitredService(BiConsumer<Command, Consumer<Reply>> guest) {
        this.guest = Objects.requireNonNull(guest);
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(MaitredGrpc.SERVICE_NAME);
        add(service, new ConfigureNetworkRpc());
        add(service, new ShutdownRpc());
        add(service, new LaunchProcessRpc());
        add(service, new MountRpc());
        add(service, new StartTerminaRpc());
        return service.build();
    }

    private <I extends Message, O extends Message> void add(
            ServerServiceDefinition.Builder service, RpcCodec<I, O> codec) {
        MethodDescriptor<Received<I>, O> method = codec.method().toBuilder(
                        new Received.Reader<>(codec.method().getRequestMarshaller()),
                        codec.method().getResponseMarshaller())
                .build();
        service.addMethod(method, ServerCalls.asyncUnaryCall((request, observer) -> serve(codec, request, observer)));
    }

    private <I extends Message, O extends Message> void serve(
            RpcCodec<I, O> codec, Received<I> request, StreamObserver<O> observer) {
        // A caller who has gone changes nothing in the guest; without this its answer would throw.
        ((ServerCallStreamObserver<O>) observer).setOnCancelHandler(() -> {});
        if (request.message().isEmpty()) {
            observer.onError(Status.INTERNAL.asRuntimeException());
            return;
        }
        guest.accept(codec.decode(request.message().get()), reply -> answer(codec, reply, observer));
    }

    private static <O extends Message> void answer(RpcCodec<?, O> codec, Reply reply, StreamObserver<O> observer) {
        if (reply instanceof Reply.Failed failed) {
            observer.onError(status(failed));
            return;
        }
        observer.onNext(codec.encode(reply));
        observer.onCompleted();
    }

    private static StatusRuntimeException status(Reply.Failed failed) {
        return Status.Code.valueOf(failed.code().name())
                .toStatus()
                .withDescription(GuestText.toWire(failed.message()))
                .asRuntimeException();
    }
}
