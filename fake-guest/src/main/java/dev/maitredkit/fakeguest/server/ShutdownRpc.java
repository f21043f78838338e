package dev.maitredkit.fakeguest.server;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.MaitredGrpc;
import io.grpc.MethodDescriptor;

final class ShutdownRpc implements RpcCodec<EmptyMessage, EmptyMessage> {
    @Override
    public MethodDescriptor<EmptyMessage, EmptyMessage> method() {
        return MaitredGrpc.getShutdownMethod();
    }

    @Override
    public Command decode(EmptyMessage request) {
        return new Command.Shutdown();
    }

    @Override
    public EmptyMessage encode(Reply reply) {
        if (reply instanceof Reply.Done) {
            return EmptyMessage.getDefaultInstance();
        }
        throw foreign(reply);
    }
}
