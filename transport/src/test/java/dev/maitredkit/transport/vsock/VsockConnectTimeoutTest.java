package dev.maitredkit.transport.vsock;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VsockConnectTimeoutTest {
    @ParameterizedTest
    @CsvSource({"5000,6,0", "1,1,1000", "2999,3,999000", "0,2147483,0"})
    void the_kernel_has_a_second_more_than_netty(int millis, long seconds, long micros) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.config().setConnectTimeoutMillis(millis);
        ByteBuffer value = VsockConnectTimeout.value(channel.config());
        value.order(ByteOrder.nativeOrder());
        assertThat(value.remaining()).isEqualTo(16);
        assertThat(value.getLong()).isEqualTo(seconds);
        assertThat(value.getLong()).isEqualTo(micros);
        channel.finish();
    }
}
