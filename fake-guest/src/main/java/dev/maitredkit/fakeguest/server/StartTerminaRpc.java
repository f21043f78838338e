package dev.maitredkit.fakeguest.server;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import io.grpc.MethodDescriptor;

final class StartTerminaRpc implements RpcCodec<StartTerminaRequest, StartTerminaResponse> {
    @Override
    public MethodDescriptor<StartTerminaRequest, StartTerminaResponse> method() {
        return MaitredGrpc.getStartTerminaMethod();
    }

    @Override
    public Command decode(StartTerminaRequest request) {
        return new Command.StartTermina(
                Ipv4Address.ofNetworkOrder(request.getTremplinIpv4Address()),
                GuestText.toGuest(request.getLxdIpv4Subnet()));
    }

    @Override
    public StartTerminaResponse encode(Reply reply) {
        if (reply instanceof Reply.Termina termina) {
            return StartTerminaResponse.newBuilder()
                    .setStatus(status(termina.state()))
                    .setFailureReason(GuestText.toWire(termina.failureReason()))
                    .build();
        }
        throw foreign(reply);
    }

    private static StartTerminaResponse.Status status(Reply.TerminaState state) {
        return switch (state) {
            case UNKNOWN -> StartTerminaResponse.Status.UNKNOWN;
            case SUCCESS -> StartTerminaResponse.Status.SUCCESS;
            case FAILED -> StartTerminaResponse.Status.FAILED;
        };
    }
}
