package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Connects to a port of a guest by way of its monitor's multiplexer: dials the unix socket, sends {@code CONNECT PORT}, and lets nobody
 * behind it know of a connection before the line {@code OK …} has come; then it leaves the pipeline. All other ends fail the connection
 * with an {@link IOException} whose message is for users. Sources: Firecracker's docs/vsock.md and Cloud Hypervisor's docs/vsock.md, which
 * say nothing of a refusal but that the connection is closed.
 *
 * <p>The answer has the channel's connect timeout to come, counted from when the socket was connected.
 */
final class HvsockHandshake extends ChannelDuplexHandler {
    /** Bytes; {@code OK} and a port of ten digits are 13, so what is longer is not this protocol. */
    static final int LONGEST_LINE = 64;

    private static final Pattern OK = Pattern.compile("OK( [^\\r]*)?\\r?");

    private final SocketIo io;
    private final StringBuilder line = new StringBuilder();
    private Hvsock address;
    private ChannelPromise connected;
    private Future<?> timeout;

    HvsockHandshake(SocketIo io) {
        this.io = io;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        address = ((HvsockSocketAddress) remote).address();
        connected = promise;
        ChannelPromise dialled = context.newPromise();
        dialled.addListener(result -> {
            if (!result.isSuccess()) {
                fail(context, result.cause());
            }
        });
        context.connect(io.unixAddress(address.path()), local, dialled);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        int millis = context.channel().config().getConnectTimeoutMillis();
        timeout = context.executor()
                .schedule(
                        () -> fail(
                                context,
                                new ConnectTimeoutException("no answer to " + request() + " within " + millis
                                        + " ms from the multiplexer")),
                        millis,
                        TimeUnit.MILLISECONDS);
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request() + "\n"))
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        fail(context, sent.cause());
                    }
                });
    }

    private String request() {
        return "CONNECT " + address.port();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        while (bytes.isReadable() && !connected.isDone()) {
            byte next = bytes.readByte();
            if (next == '\n') {
                answered(context, bytes);
                return;
            }
            line.append((char) (next & 0xFF));
            if (line.length() > LONGEST_LINE) {
                fail(context, unexpected("starts with", " and is longer than " + LONGEST_LINE + " bytes"));
            }
        }
        bytes.release();
    }

    /** What came behind the line is the guest's. */
    private void answered(ChannelHandlerContext context, ByteBuf rest) {
        if (!OK.matcher(line).matches()) {
            rest.release();
            fail(context, unexpected("is", ""));
            return;
        }
        timeout.cancel(false);
        connected.trySuccess();
        context.fireChannelActive();
        if (rest.isReadable()) {
            context.fireChannelRead(rest);
        } else {
            rest.release();
        }
        context.pipeline().remove(this);
    }

    private IOException unexpected(String verb, String besides) {
        return new IOException("the multiplexer's answer to " + request() + " " + verb + " "
                + AddressException.quote(line.toString()) + besides + ", where \"OK PORT\" was expected");
    }

    /** Nobody behind this handler has seen anything to be complete. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {}

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(
                context,
                new IOException("the multiplexer closed the connection without an answer to " + request()
                        + ": nobody listens at that port of the guest, or the guest is not up"));
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, cause);
    }

    private void fail(ChannelHandlerContext context, Throwable cause) {
        if (timeout != null) {
            timeout.cancel(false);
        }
        if (connected.tryFailure(cause)) {
            context.close();
        }
    }
}
