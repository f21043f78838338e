package dev.maitredkit.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtio-vsock device, by vhost-user, that is set up as any other and then looks at nothing that it is sent: what a guest finds that
 * calls a host which is there but does not answer. User Mode Linux connects to its socket with {@code virtio_uml.device=SOCKET:19}.
 *
 * <p>Source: the vhost-user protocol of QEMU's documentation. The machine passes file descriptors and wants those to stay open, which
 * Java cannot receive: what has them comes after the features are agreed upon, and stays unread in the socket, descriptors and all.
 */
final class SilentVsockDevice {
    private static final int GET_FEATURES = 1;
    private static final int GET_PROTOCOL_FEATURES = 15;
    private static final int SET_PROTOCOL_FEATURES = 16;
    private static final int GET_CONFIG = 24;

    private static final int VERSION_1_REPLY = 0x5;
    private static final long VIRTIO_F_VERSION_1 = 1L << 32;
    private static final long VHOST_USER_F_PROTOCOL_FEATURES = 1L << 30;
    private static final long VHOST_USER_PROTOCOL_F_CONFIG = 1L << 9;

    /** Without it User Mode Linux has no interrupt for the device. */
    private static final long VHOST_USER_PROTOCOL_F_BACKEND_REQ = 1L << 5;

    private static final int HEADER_BYTES = 12;
    private static final long GUEST_CID = 77;

    /** Whoever starts it ends it; this is for when that was killed. */
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private SilentVsockDevice() {}

    /**
     * Serves one machine. The argument is a directory, in which it makes its {@code socket}, and hangs up when a file {@code done} is
     * there: a machine that powers off would wait for its answer.
     */
    public static void main(String[] arguments) throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path directory = Path.of(arguments[0]);
            listener.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
            try (SocketChannel machine = listener.accept()) {
                setUp(machine);
                long end = System.nanoTime() + LIFETIME.toNanos();
                while (!Files.exists(directory.resolve("done")) && System.nanoTime() < end) {
                    LockSupport.parkNanos(200_000_000);
                }
            }
        }
    }

    private static void setUp(SocketChannel machine) throws IOException {
        int request;
        do {
            ByteBuffer header = read(machine, HEADER_BYTES);
            request = header.getInt();
            read(machine, header.getInt(2 * Integer.BYTES));
            if (request == GET_FEATURES) {
                reply(machine, request, number(VIRTIO_F_VERSION_1 | VHOST_USER_F_PROTOCOL_FEATURES));
            } else if (request == GET_PROTOCOL_FEATURES) {
                reply(machine, request, number(VHOST_USER_PROTOCOL_F_CONFIG | VHOST_USER_PROTOCOL_F_BACKEND_REQ));
            }
        } while (request != SET_PROTOCOL_FEATURES);
        // The answer to a question that will not be read: offset, size and flags, and all that the device has to tell.
        ByteBuffer config = buffer(3 * Integer.BYTES + Long.BYTES)
                .putInt(0)
                .putInt(Long.BYTES)
                .putInt(0)
                .putLong(GUEST_CID);
        reply(machine, GET_CONFIG, config.flip());
    }

    private static void reply(SocketChannel machine, int request, ByteBuffer payload) throws IOException {
        machine.write(buffer(HEADER_BYTES)
                .putInt(request)
                .putInt(VERSION_1_REPLY)
                .putInt(payload.remaining())
                .flip());
        machine.write(payload);
    }

    private static ByteBuffer number(long value) {
        return buffer(Long.BYTES).putLong(value).flip();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer read(SocketChannel machine, int size) throws IOException {
        ByteBuffer bytes = buffer(size);
        while (bytes.hasRemaining()) {
            if (machine.read(bytes) < 0) {
                throw new EOFException("the machine hung up");
            }
        }
        return bytes.flip();
    }
}
