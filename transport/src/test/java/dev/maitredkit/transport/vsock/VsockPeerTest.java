package dev.maitredkit.transport.vsock;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.netty.channel.epoll.VSockAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;

class VsockPeerTest {
    private static Attributes from(SocketAddress caller) {
        return Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, caller)
                .build();
    }

    @Test
    void a_cid_is_unsigned() {
        assertThat(VsockPeer.cid(from(new VSockAddress(3, 1024)))).hasValue(3);
        assertThat(VsockPeer.cid(from(new VSockAddress(-2, 1024)))).hasValue(4294967294L);
    }

    @Test
    void what_comes_another_way_has_none() {
        assertThat(VsockPeer.cid(from(new InetSocketAddress(1)))).isEmpty();
        assertThat(VsockPeer.cid(Attributes.EMPTY)).isEmpty();
        assertThat(VsockPeer.cid()).isEmpty();
    }
}
