package dev.maitredkit.transport.vsock;

import io.netty.channel.Channel;
import io.netty.channel.epoll.AbstractEpollServerChannel;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.epoll.VSockAddress;
import java.net.SocketAddress;

/**
 * A listening AF_VSOCK socket. It binds to {@link VSockAddress}es: the machine's own CID or {@link
 * VSockAddress#VMADDR_CID_ANY}; with {@link VSockAddress#VMADDR_PORT_ANY} the kernel chooses the port, which the local
 * address then says. A child's remote address has the CID by which the kernel knows the peer.
 */
public final class VsockServerChannel extends AbstractEpollServerChannel {
    private final VsockChannelConfig config = new VsockChannelConfig(this);

    /** Not bound yet; throws {@link io.netty.channel.ChannelException} where the kernel has no AF_VSOCK. */
    public VsockServerChannel() {
        super(LinuxSocket.newVSockStream(), false);
    }

    @Override
    public VsockChannelConfig config() {
        return config;
    }

    @Override
    protected void doBind(SocketAddress local) throws Exception {
        socket.bindVSock((VSockAddress) local);
        socket.listen(config.backlog());
        active = true;
    }

    @Override
    protected Channel newChildChannel(int descriptor, byte[] address, int offset, int length) {
        return new VsockChannel(this, descriptor);
    }

    @Override
    protected SocketAddress localAddress0() {
        return socket.localVSockAddress();
    }
}
