package dev.maitredkit.transport.vsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class VsockChannelConfigTest {
    static {
        Epoll.ensureAvailability();
    }

    /** Any channel of epoll will do; vsock's own is not to be had on every kernel. */
    private final EpollDomainSocketChannel channel = new EpollDomainSocketChannel();

    private final VsockChannelConfig config = new VsockChannelConfig(channel);

    @AfterEach
    void close() {
        channel.unsafe().closeForcibly();
    }

    @Test
    void the_backlog_can_be_set() {
        assertThat(config.setOption(ChannelOption.SO_BACKLOG, 7)).isTrue();
        assertThat(config.backlog()).isEqualTo(7);
        assertThat(config.getOption(ChannelOption.SO_BACKLOG)).isEqualTo(7);
        assertThat(config.getOptions()).containsEntry(ChannelOption.SO_BACKLOG, 7);
        assertThatThrownBy(() -> config.setOption(ChannelOption.SO_BACKLOG, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keeping_alive_as_tcp_does_is_accepted_without_effect() {
        assertThat(config.setOption(ChannelOption.SO_KEEPALIVE, true)).isTrue();
        assertThat(config.setOption(EpollChannelOption.TCP_USER_TIMEOUT, 5)).isTrue();
        assertThat(config.getOptions()).doesNotContainKey(ChannelOption.SO_KEEPALIVE);
    }

    @Test
    void options_of_every_channel_are_kept() {
        assertThat(config.setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 123)).isTrue();
        assertThat(config.getConnectTimeoutMillis()).isEqualTo(123);
    }

    @Test
    void half_a_connection_can_be_kept() {
        assertThat(config.getOption(ChannelOption.ALLOW_HALF_CLOSURE)).isFalse();
        assertThat(config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true)).isTrue();
        assertThat(config.isAllowHalfClosure()).isTrue();
        assertThat(config.getOptions()).containsEntry(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Test
    void options_that_vsock_lacks_are_refused() {
        assertThat(config.setOption(ChannelOption.TCP_NODELAY, true)).isFalse();
        assertThat(config.setOption(ChannelOption.SO_REUSEADDR, true)).isFalse();
    }
}
