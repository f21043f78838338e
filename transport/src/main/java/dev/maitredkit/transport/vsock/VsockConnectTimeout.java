package dev.maitredkit.transport.vsock;

import io.netty.channel.ChannelConfig;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code SO_VM_SOCKETS_CONNECT_TIMEOUT} of linux/vm_sockets.h. Unless told otherwise the kernel gives up on a CID where nobody answers
 * after two seconds, which is short for a guest that boots: so it is told what Netty was told, by which Netty is the one to give up.
 */
final class VsockConnectTimeout {
    /** {@code AF_VSOCK}, which is the level of its options too. */
    static final int LEVEL = 40;

    static final int NAME = 6;

    /** {@code struct timeval} with two longs, as on every 64-bit Linux: Netty has native libraries for no other. */
    private static final int BYTES = 16;

    private VsockConnectTimeout() {}

    static ByteBuffer value(ChannelConfig config) {
        int millis = config.getConnectTimeoutMillis();
        // Zero is Netty's word for no limit. A second more, since both clocks start at nearly the same time.
        long seconds = millis == 0 ? Integer.MAX_VALUE / 1000 : millis / 1000 + 1L;
        return ByteBuffer.allocateDirect(BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(seconds)
                .putLong(millis % 1000 * 1000L)
                .flip();
    }
}
