/**
 * AF_VSOCK for Netty's epoll transport, and so for grpc-java: {@link dev.maitredkit.transport.vsock.VsockChannel} connects and {@link
 * dev.maitredkit.transport.vsock.VsockServerChannel} listens. Use them by way of {@link dev.maitredkit.transport.GuestAddress.Vsock};
 * by themselves, as any channel class of Netty, with {@link io.netty.channel.epoll.VSockAddress}, whose CID and port are unsigned
 * although Netty prints them signed.
 *
 * <p>What to expect of the kernel, see vsock(7): a port on which nobody listens is ECONNRESET, not ECONNREFUSED; a CID to which no
 * transport leads is ENODEV; a CID behind a transport where nobody answers is ETIMEDOUT, after two seconds unless configured, as the
 * channel does from {@link io.netty.channel.ChannelOption#CONNECT_TIMEOUT_MILLIS}; binding takes the machine's own CID or any.
 *
 * <p>A server learns who calls from {@link dev.maitredkit.transport.vsock.VsockPeer}.
 */
package dev.maitredkit.transport.vsock;
