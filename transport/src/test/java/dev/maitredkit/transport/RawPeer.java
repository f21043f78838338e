package dev.maitredkit.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** One end of a connection that does as it is told, and not as HTTP/2 wants. As a server it is the same for all its connections. */
@Sharable
final class RawPeer extends ChannelInboundHandlerAdapter {
    /** An empty SETTINGS frame (RFC 9113, 6.5), for which a client waits. */
    static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    /** Two WINDOW_UPDATE frames (RFC 9113, 6.9), of the connection and of the first call, so that a client goes on sending. */
    static final byte[] WINDOW_OF_16_MIB = {0, 0, 4, 8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 8, 0, 0, 0, 0, 3, 1, 0, 0, 0
    };

    /** An answer is to a call, and a call's frames are larger than what opens a connection. */
    private static final int LONGER_THAN_A_PREFACE = 150;

    private final StringBuffer heard = new StringBuffer();
    private byte[] greeting = {};
    private byte[] answer = {};
    private boolean halfClosing;
    private String atEndOfInput = "";

    static Channel listen(SocketIo.Kind sockets, SocketAddress address, RawPeer peer) throws Exception {
        return new ServerBootstrap()
                .group(SocketIo.preferred().serverLoops())
                .channelFactory(sockets.server())
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, peer.halfClosing)
                .childHandler(peer)
                .bind(address)
                .sync()
                .channel();
    }

    static Channel dial(SocketIo.Kind sockets, SocketAddress address, RawPeer peer) throws Exception {
        return new Bootstrap()
                .group(SocketIo.preferred().clientLoops())
                .channelFactory(sockets.client())
                .option(ChannelOption.ALLOW_HALF_CLOSURE, peer.halfClosing)
                .handler(peer)
                .connect(address)
                .sync()
                .channel();
    }

    static void say(Channel channel, String text) {
        channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    static void shutdownOutput(Channel channel) throws Exception {
        ((DuplexChannel) channel).shutdownOutput().sync();
    }

    RawPeer greeting(byte[] bytes) {
        greeting = bytes;
        return this;
    }

    /** Answers the first call, and hangs up. */
    RawPeer lastWords(byte[] bytes) {
        answer = bytes;
        return this;
    }

    /** Stays open when the other side has ended its half; otherwise that is the end, as it is for gRPC. */
    RawPeer halfClosing() {
        halfClosing = true;
        return this;
    }

    RawPeer atEndOfInput(String text) {
        atEndOfInput = text;
        return this;
    }

    String heard() {
        return heard.toString();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(greeting));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        heard.append(bytes.toString(StandardCharsets.ISO_8859_1));
        bytes.release();
        if (answer.length > 0 && heard.length() > LONGER_THAN_A_PREFACE) {
            context.writeAndFlush(Unpooled.wrappedBuffer(answer)).addListener(ChannelFutureListener.CLOSE);
            answer = new byte[0];
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.writeAndFlush(Unpooled.copiedBuffer(atEndOfInput, StandardCharsets.ISO_8859_1))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** A reset is an end like any other here. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
