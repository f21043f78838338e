package dev.maitredkit.transport.vsock;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.MessageSizeEstimator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelConfig;
import io.netty.channel.socket.SocketChannelConfig;

/**
 * The part of a vsock channel's options that is there because Netty's epoll lets nobody keep half a connection but those whose options
 * are a {@link SocketChannelConfig}. TCP's own read as what is true of AF_VSOCK (nothing is delayed, close(2) does not linger, a size of
 * zero is the kernel's choice), and cannot be set.
 */
abstract class StreamConfig extends EpollChannelConfig implements SocketChannelConfig {
    private volatile boolean allowHalfClosure;

    StreamConfig(Channel channel) {
        super(channel);
    }

    @Override
    public boolean isAllowHalfClosure() {
        return allowHalfClosure;
    }

    @Override
    public StreamConfig setAllowHalfClosure(boolean allow) {
        allowHalfClosure = allow;
        return this;
    }

    @Override
    @Deprecated
    public StreamConfig setMaxMessagesPerRead(int count) {
        super.setMaxMessagesPerRead(count);
        return this;
    }

    @Override
    public StreamConfig setConnectTimeoutMillis(int millis) {
        super.setConnectTimeoutMillis(millis);
        return this;
    }

    @Override
    public StreamConfig setWriteSpinCount(int count) {
        super.setWriteSpinCount(count);
        return this;
    }

    @Override
    public StreamConfig setAllocator(ByteBufAllocator allocator) {
        super.setAllocator(allocator);
        return this;
    }

    @Override
    public StreamConfig setRecvByteBufAllocator(RecvByteBufAllocator allocator) {
        super.setRecvByteBufAllocator(allocator);
        return this;
    }

    @Override
    public StreamConfig setAutoRead(boolean on) {
        super.setAutoRead(on);
        return this;
    }

    @Override
    public StreamConfig setAutoClose(boolean on) {
        super.setAutoClose(on);
        return this;
    }

    @Override
    public StreamConfig setMessageSizeEstimator(MessageSizeEstimator estimator) {
        super.setMessageSizeEstimator(estimator);
        return this;
    }

    @Override
    public StreamConfig setWriteBufferWaterMark(WriteBufferWaterMark mark) {
        super.setWriteBufferWaterMark(mark);
        return this;
    }

    @Override
    public boolean isTcpNoDelay() {
        return true;
    }

    @Override
    public StreamConfig setTcpNoDelay(boolean value) {
        throw notOfVsock();
    }

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public StreamConfig setSoLinger(int value) {
        throw notOfVsock();
    }

    @Override
    public boolean isKeepAlive() {
        return false;
    }

    @Override
    public StreamConfig setKeepAlive(boolean value) {
        throw notOfVsock();
    }

    @Override
    public int getTrafficClass() {
        return 0;
    }

    @Override
    public StreamConfig setTrafficClass(int value) {
        throw notOfVsock();
    }

    @Override
    public boolean isReuseAddress() {
        return false;
    }

    @Override
    public StreamConfig setReuseAddress(boolean value) {
        throw notOfVsock();
    }

    @Override
    public int getSendBufferSize() {
        return 0;
    }

    @Override
    public StreamConfig setSendBufferSize(int value) {
        throw notOfVsock();
    }

    @Override
    public int getReceiveBufferSize() {
        return 0;
    }

    @Override
    public StreamConfig setReceiveBufferSize(int value) {
        throw notOfVsock();
    }

    @Override
    public StreamConfig setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
        throw notOfVsock();
    }

    private static UnsupportedOperationException notOfVsock() {
        return new UnsupportedOperationException("AF_VSOCK has no such option");
    }
}
