package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A CID to which there is a way but where nobody answers. As {@link VsockTrials}, and in a kernel whose virtio-vsock leads to {@link
 * SilentVsockDevice}: then the host, CID 2, is one.
 */
class SilentCidTrials {
    private static Status failure(Duration connectTimeout) {
        ManagedChannel channel = GuestChannels.open(
                GuestAddress.parse("vsock:2:8888"), ChannelOptions.defaults().withConnectTimeout(connectTimeout));
        try {
            return Echo.failure(channel, Echo.ECHO);
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void a_cid_where_nobody_answers_is_given_up_after_the_connect_timeout() {
        Status status = failure(Duration.ofMillis(500));
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription())
                .isEqualTo("no connection to vsock:2:8888: connection timed out after 500 ms");
    }

    @Test
    void and_not_before_though_the_kernel_would_after_two_seconds() {
        Status status = failure(Duration.ofSeconds(4));
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription())
                .isEqualTo("no connection to vsock:2:8888: connection timed out after 4000 ms");
    }
}
