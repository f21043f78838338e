package dev.maitredkit.transport.vsock;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.epoll.AbstractEpollStreamChannel;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.epoll.Native;
import io.netty.channel.epoll.VSockAddress;
import java.net.SocketAddress;
import java.nio.channels.AlreadyConnectedException;

/**
 * A stream over AF_VSOCK, see vsock(7), for an event loop of {@link io.netty.channel.epoll.EpollIoHandler}. Its addresses are
 * {@link VSockAddress}es.
 *
 * <p>Netty has the system calls but no channel for them; all but the calls that take an address is inherited.
 */
public final class VsockChannel extends AbstractEpollStreamChannel {
    private final VsockChannelConfig config = new VsockChannelConfig(this);

    /** Not connected yet; throws {@link io.netty.channel.ChannelException} where the kernel has no AF_VSOCK. */
    public VsockChannel() {
        super(LinuxSocket.newVSockStream(), false);
        pipeline().addLast(new CloseUnconnected());
    }

    /** An accepted connection. */
    VsockChannel(Channel parent, int descriptor) {
        super(parent, descriptor);
    }

    @Override
    public VsockChannelConfig config() {
        return config;
    }

    @Override
    protected void doBind(SocketAddress local) throws Exception {
        socket.bindVSock((VSockAddress) local);
    }

    /** True when connected already; otherwise the superclass finishes when epoll says that the socket is writable. */
    @Override
    protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
        if (isActive()) {
            throw new AlreadyConnectedException();
        }
        if (local != null) {
            doBind(local);
        }
        socket.setRawOpt(VsockConnectTimeout.LEVEL, VsockConnectTimeout.NAME, VsockConnectTimeout.value(config));
        boolean connected = socket.connectVSock((VSockAddress) remote);
        if (!connected) {
            setFlag(Native.EPOLLOUT);
        }
        return connected;
    }

    @Override
    protected SocketAddress localAddress0() {
        return socket.localVSockAddress();
    }

    /** Null until connected, as for every channel. */
    @Override
    protected SocketAddress remoteAddress0() {
        return socket.remoteVSockAddress();
    }

    /**
     * A refused TCP connection hangs up, upon which Netty closes the channel; a refused AF_VSOCK one only has an error (Linux
     * 6.1), and its descriptor would stay for good.
     */
    private static final class CloseUnconnected extends ChannelOutboundHandlerAdapter {
        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
            promise.addListener(attempt -> {
                if (!attempt.isSuccess()) {
                    // Later, so that whoever waits for the attempt is told why it failed, not that the channel has
                    // closed.
                    context.channel().eventLoop().execute(context.channel()::close);
                }
            });
            context.connect(remote, local, promise);
        }
    }
}
