/**
 * Reaches guests, and serves them: over AF_VSOCK, a monitor's multiplexer, unix sockets, TCP, or inside this JVM.
 *
 * <p>Start at {@link dev.maitredkit.transport.GuestAddress}, which says where a guest is; {@link
 * dev.maitredkit.transport.GuestChannels#open} dials it and {@link dev.maitredkit.transport.GuestServers#listen} serves there. What
 * goes over the wire is no matter of this package: it is plaintext gRPC of any service. Programs that want nothing but a channel need not
 * know the package at all: {@link dev.maitredkit.transport.GuestTargets} has the schemes for gRPC's own builder.
 *
 * <h2>Kinds of addresses</h2>
 *
 * A further kind is a record in {@code GuestAddress}, an entry in {@code AddressParser}, and a branch each in {@code Sockets} and
 * {@code Listening}, which bring it to a gRPC builder. {@code SocketIo} has the sockets for the builders, {@link
 * dev.maitredkit.transport.vsock} those that Netty lacks.
 *
 * <h2>Threads</h2>
 *
 * All are daemons, shared by all channels and servers of the JVM, made when first needed, and stay until it exits:
 *
 * <ul>
 *   <li>{@code maitred-client-io-*}, at most four and no more than processors: sockets of channels.
 *   <li>{@code maitred-server-io-*}, likewise: sockets of servers and, with {@link
 *       dev.maitredkit.transport.ServerOptions#defaults}, the handlers, which for that reason never block.
 *   <li>gRPC's own {@code grpc-default-executor-*} and {@code grpc-timer-*}: callbacks of asynchronous calls, and deadlines.
 * </ul>
 *
 * In-process calls need no thread for I/O: a blocking call of a server with default options runs its handler on the caller's thread.
 *
 * <h2>Logs</h2>
 *
 * gRPC and Netty log to java.util.logging (Netty to SLF4J when that is present). With nothing configured, four things reach stderr with a
 * stack trace: a client that does not speak HTTP/2 (INFO of {@code io.grpc.netty.NettyServerTransport}), a host name that does not resolve (WARNING of {@code io.grpc.internal.ManagedChannelImpl}; the call fails with the same
 * words), a request beyond the limit (WARNING of {@code io.grpc.netty.NettyServerStream}; the caller is told) and a handler that throws
 * (SEVERE, a bug of the handler's). A program with a user in front of it sets the logger {@code io.grpc} to {@code OFF}, and holds on to
 * the logger, since the log manager does not.
 */
package dev.maitredkit.transport;
