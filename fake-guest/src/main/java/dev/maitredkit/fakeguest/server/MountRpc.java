package dev.maitredkit.fakeguest.server;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import io.grpc.MethodDescriptor;

final class MountRpc implements RpcCodec<MountRequest, MountResponse> {
    @Override
    public MethodDescriptor<MountRequest, MountResponse> method() {
        return MaitredGrpc.getMountMethod();
    }

    @Override
    public Command decode(MountRequest request) {
        return new Command.Mount(
                GuestText.toGuest(request.getSource()),
                GuestText.toGuest(request.getTarget()),
                GuestText.toGuest(request.getFstype()),
                request.getMountflags(),
                GuestText.toGuest(request.getOptions()));
    }

    @Override
    public MountResponse encode(Reply reply) {
        if (reply instanceof Reply.Mounted mounted) {
            return MountResponse.newBuilder().setError(mounted.error()).build();
        }
        throw foreign(reply);
    }
}
