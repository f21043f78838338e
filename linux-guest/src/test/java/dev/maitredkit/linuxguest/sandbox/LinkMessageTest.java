package dev.maitredkit.linuxguest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class LinkMessageTest {
    @Test
    void an_attribute_has_its_own_length_and_is_padded() {
        assertThat(LinkMessage.attribute(3, new byte[] {'a', 0})).containsExactly(6, 0, 3, 0, 'a', 0, 0, 0);
    }

    @Test
    void a_message_says_how_long_it_is() {
        for (byte[] message : new byte[][] {LinkMessage.dummy("eth0"), LinkMessage.veth("eth0", "far")}) {
            assertThat(ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt())
                    .isEqualTo(message.length);
            assertThat(message.length % 4).isZero();
        }
    }
}
