package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void a_timeout_does_not_repeat_the_address() {
        assertThat(Reason.of(new IOException(new ConnectTimeoutException(
                        "connection timed out after 500 ms: VSockAddress{cid=-2, port=1}"))))
                .isEqualTo("connection timed out after 500 ms");
    }

    @Test
    void a_timeout_of_our_own_is_left_alone() {
        String words = "no answer to CONNECT 8888 within 200 ms from the multiplexer";
        assertThat(Reason.of(new ConnectTimeoutException(words))).isEqualTo(words);
    }
}
