package dev.maitredkit.fakeguest.server;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.NetworkConfigRequest;
import io.grpc.MethodDescriptor;

/** Addresses arrive in network byte order and are converted here, once. */
final class ConfigureNetworkRpc implements RpcCodec<NetworkConfigRequest, EmptyMessage> {
    @Override
    public MethodDescriptor<NetworkConfigRequest, EmptyMessage> method() {
        return MaitredGrpc.getConfigureNetworkMethod();
    }

    @Override
    public Command decode(NetworkConfigRequest request) {
        IPv4Config config = request.getIpv4Config();
        return new Command.ConfigureNetwork(
                Ipv4Address.ofNetworkOrder(config.getAddress()),
                Ipv4Address.ofNetworkOrder(config.getNetmask()),
                Ipv4Address.ofNetworkOrder(config.getGateway()));
    }

    @Override
    public EmptyMessage encode(Reply reply) {
        if (reply instanceof Reply.Done) {
            return EmptyMessage.getDefaultInstance();
        }
        throw foreign(reply);
    }
}
