package dev.maitredkit.transport;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a guest is served or dialled. One text form each, the same for clients and servers:
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code vsock:CID:PORT}</td><td>{@link Vsock}; {@code -1} is any CID or port, for listening only</td></tr>
 * <tr><td>{@code unix:PATH}</td><td>{@link Unix}; a relative path is relative to the working directory</td></tr>
 * <tr><td>{@code hvsock:PATH:PORT}</td><td>{@link Hvsock}, the vsock of Firecracker and Cloud Hypervisor</td></tr>
 * <tr><td>{@code HOST:PORT}</td><td>{@link Tcp}; an IPv6 address goes in brackets, port 0 is any, for listening only</td></tr>
 * <tr><td>{@code inprocess:NAME}</td><td>{@link InProcess}</td></tr>
 * </table>
 *
 * <p>{@link #parse} and {@code toString} are each other's inverse. Every check of a value stands in its record, so that an
 * address that exists is well-formed; whether it can be dialled or listened on is for {@link GuestChannels} and {@link
 * GuestServers} to say.
 */
public sealed interface GuestAddress {

    /**
     * Reads any of the forms above.
     *
     * @throws AddressException when the text is none of them
     */
    static GuestAddress parse(String text) {
        return AddressParser.parse(text);
    }

    /** The text form, which {@link #parse} reads back as an equal address. */
    @Override
    String toString();

    /**
     * An AF_VSOCK address, see vsock(7).
     *
     * @param cid context id, unsigned 32 bits: 1 is this machine, 2 the host, others are guests
     * @param port unsigned 32 bits; below 1024 is for the privileged
     */
    record Vsock(long cid, long port) implements GuestAddress {
        /** {@code VMADDR_CID_ANY} and {@code VMADDR_PORT_ANY} of vsock(7): whatever is there, for listening only. */
        public static final long ANY = 0xFFFF_FFFFL;

        static final String EXAMPLE = "write vsock:CID:PORT, such as vsock:3:8888";

        public Vsock {
            requireUnsigned(cid, "the CID", cid, port);
            requireUnsigned(port, "the port", cid, port);
        }

        private static void requireUnsigned(long value, String what, long cid, long port) {
            if (value < 0 || value > ANY) {
                throw AddressException.of(
                        "vsock:" + cid + ":" + port, what + " " + value + " is not a number from 0 to " + ANY, EXAMPLE);
            }
        }

        @Override
        public String toString() {
            return "vsock:" + print(cid) + ":" + print(port);
        }

        private static String print(long value) {
            return value == ANY ? "-1" : Long.toString(value);
        }
    }

    /**
     * A unix domain socket in the file system, see unix(7).
     *
     * @param path of the default file system, at most {@value #MAX_PATH_BYTES} bytes
     */
    record Unix(Path path) implements GuestAddress {
        /** {@code sun_path} of unix(7) has 108 bytes, the last of which is a NUL. */
        static final int MAX_PATH_BYTES = 107;

        static final String EXAMPLE = "write unix:PATH, such as unix:/tmp/guest.sock";

        public Unix {
            requireSocketPath(path, "unix:" + path, EXAMPLE);
        }

        private static void requireSocketPath(Path path, String address, String example) {
            if (path.getFileSystem() != FileSystems.getDefault()) {
                throw AddressException.of(address, "a socket cannot be in a file system of this JVM's own", example);
            }
            if (path.getFileName() == null || path.toString().isEmpty()) {
                throw AddressException.of(address, "the path names no file", example);
            }
            int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_PATH_BYTES) {
                throw AddressException.of(
                        address,
                        "the path has " + bytes + " bytes, a socket's path has at most " + MAX_PATH_BYTES,
                        "use a shorter one, or one relative to the working directory");
            }
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * A guest's vsock as Firecracker and Cloud Hypervisor have it: the monitor's multiplexer listens at a unix socket, takes {@code
     * CONNECT PORT} and passes the connection on to that port of the guest; what the guest dials at the host, CID 2, arrives at another
     * unix socket, {@link #fromGuest}. To dial it is to dial the guest, to listen on it is to be the host of that guest.
     *
     * @param path of the multiplexer's socket ({@code uds_path}, {@code socket=} of the monitor), at most 107 bytes
     * @param port of vsock, 0 to {@value #MAX_PORT}
     */
    record Hvsock(Path path, long port) implements GuestAddress {
        static final long MAX_PORT = Vsock.ANY - 1;
        static final String EXAMPLE = "write hvsock:PATH:PORT, such as hvsock:/tmp/vm.vsock:8888";

        public Hvsock {
            Unix.requireSocketPath(path, "hvsock:" + path + ":" + port, EXAMPLE);
            if (port < 0 || port > MAX_PORT) {
                throw AddressException.of(
                        "hvsock:" + path + ":" + port,
                        "the port " + port + " is not a number from 0 to " + MAX_PORT,
                        EXAMPLE);
            }
        }

        /**
         * Where the monitor brings what the guest dials at this port of the host.
         *
         * @throws AddressException when that path is too long for a socket
         */
        public Unix fromGuest() {
            return new Unix(path.resolveSibling(path.getFileName() + "_" + port));
        }

        @Override
        public String toString() {
            return "hvsock:" + path + ":" + port;
        }
    }

    /**
     * A TCP address.
     *
     * @param host a name, an IPv4 address, or an IPv6 address without brackets
     * @param port 0 to 65535, where 0 is any free one, for listening only
     */
    record Tcp(String host, int port) implements GuestAddress {
        static final int MAX_PORT = 65_535;
        static final String EXAMPLE = "write HOST:PORT, such as 127.0.0.1:8888 or [::1]:8888";

        public Tcp {
            HostSyntax.findProblem(host).ifPresent(problem -> {
                throw AddressException.of(print(host, port), problem, EXAMPLE);
            });
            if (port < 0 || port > MAX_PORT) {
                throw AddressException.of(
                        print(host, port), "the port " + port + " is not a number from 0 to " + MAX_PORT, EXAMPLE);
            }
        }

        @Override
        public String toString() {
            return print(host, port);
        }

        private static String print(String host, int port) {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A server in this JVM.
     *
     * @param name anything printable, unique among the servers of this JVM
     */
    record InProcess(String name) implements GuestAddress {
        static final String EXAMPLE = "write inprocess:NAME, such as inprocess:guest";

        public InProcess {
            Objects.requireNonNull(name, "name");
            if (name.isBlank()) {
                throw AddressException.of("inprocess:" + name, "the name is empty", EXAMPLE);
            }
            if (name.codePoints().anyMatch(Character::isISOControl)) {
                throw AddressException.of("inprocess:" + name, "the name has a control character", EXAMPLE);
            }
        }

        @Override
        public String toString() {
            return "inprocess:" + name;
        }
    }
}
