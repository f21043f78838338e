package dev.maitredkit.linuxguest.server;

import dev.maitredkit.linuxguest.agent.Agent;
import dev.maitredkit.linuxguest.agent.NetworkSteps;
import dev.maitredkit.linuxguest.agent.TerminaSteps;
import dev.maitredkit.linuxguest.net.Ipv4;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.BiConsumer;

/** vm_tools.Maitred over an agent. Handlers block: they need threads of their own. */
public final class MaitredService implements BindableService {
    private final Agent agent;

    public MaitredService(Agent agent) {
        this.agent = agent;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(MaitredGrpc.SERVICE_NAME);
        add(service, MaitredGrpc.getConfigureNetworkMethod(), this::configureNetwork);
        add(service, MaitredGrpc.getMountMethod(), this::mount);
        add(service, MaitredGrpc.getLaunchProcessMethod(), new LaunchCall(agent));
        add(service, MaitredGrpc.getStartTerminaMethod(), this::startTermina);
        add(service, MaitredGrpc.getShutdownMethod(), this::shutdown);
        return service.build();
    }

    private static <I, O> void add(
            ServerServiceDefinition.Builder service,
            MethodDescriptor<I, O> method,
            BiConsumer<I, StreamObserver<O>> handler) {
        MethodDescriptor<Optional<I>, O> lenient = method.toBuilder(
                        new LenientRequest<>(method.getRequestMarshaller()), method.getResponseMarshaller())
                .build();
        service.addMethod(lenient, ServerCalls.asyncUnaryCall((request, answer) -> {
            // A caller who has gone changes nothing here; without this its answer would throw.
            ((ServerCallStreamObserver<O>) answer).setOnCancelHandler(() -> {});
            request.ifPresentOrElse(
                    it -> handler.accept(it, answer), () -> answer.onError(Status.INTERNAL.asRuntimeException()));
        }));
    }

    private void configureNetwork(NetworkConfigRequest request, StreamObserver<EmptyMessage> answer) {
        IPv4Config config = request.getIpv4Config();
        NetworkSteps.Outcome outcome = agent.configureNetwork(
                new Ipv4(config.getAddress()), new Ipv4(config.getNetmask()), new Ipv4(config.getGateway()));
        switch (outcome.kind()) {
            case DONE -> complete(answer, EmptyMessage.getDefaultInstance());
            case BAD_REQUEST -> fail(answer, Status.INVALID_ARGUMENT, outcome.message());
            case FAILED -> fail(answer, Status.INTERNAL, outcome.message());
        }
    }

    private void mount(MountRequest request, StreamObserver<MountResponse> answer) {
        int error = agent.mount(
                        request.getSource(),
                        request.getTarget(),
                        request.getFstype(),
                        request.getMountflags(),
                        request.getOptions())
                .number();
        complete(answer, MountResponse.newBuilder().setError(error).build());
    }

    private void startTermina(StartTerminaRequest request, StreamObserver<StartTerminaResponse> answer) {
        TerminaSteps.Outcome outcome =
                agent.startTermina(new Ipv4(request.getTremplinIpv4Address()), request.getLxdIpv4Subnet());
        StartTerminaResponse.Builder response = StartTerminaResponse.newBuilder();
        outcome.failure()
                .ifPresentOrElse(
                        reason -> response.setStatus(StartTerminaResponse.Status.FAILED)
                                .setFailureReason(reason),
                        () -> response.setStatus(StartTerminaResponse.Status.SUCCESS));
        complete(answer, response.build());
    }

    private void shutdown(EmptyMessage request, StreamObserver<EmptyMessage> answer) {
        agent.shutdown();
        complete(answer, EmptyMessage.getDefaultInstance());
    }

    static <O> void complete(StreamObserver<O> answer, O response) {
        answer.onNext(response);
        answer.onCompleted();
    }

    static void fail(StreamObserver<?> answer, Status status, String message) {
        answer.onError(status.withDescription(message).asRuntimeException());
    }
}
