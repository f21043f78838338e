package dev.maitredkit.transport.vsock;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelConfig;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.NetUtil;
import java.util.Map;
import java.util.Set;

/**
 * Options of a vsock channel: those of every channel, and for a listening one {@link ChannelOption#SO_BACKLOG}.
 *
 * <p>gRPC sets TCP's options for keeping a connection alive on whatever it is given. AF_VSOCK has none of them, and needs none:
 * the kernel knows when the other side is gone. They are accepted and do nothing, since Netty would log a warning a connection.
 */
public final class VsockChannelConfig extends EpollChannelConfig {
    private static final Set<ChannelOption<?>> WITHOUT_MEANING =
            Set.of(ChannelOption.SO_KEEPALIVE, EpollChannelOption.TCP_USER_TIMEOUT);

    private volatile int backlog = NetUtil.SOMAXCONN;

    VsockChannelConfig(Channel channel) {
        super(channel);
    }

    /** How many connections may wait to be accepted, as listen(2) takes it. */
    int backlog() {
        return backlog;
    }

    @Override
    public Map<ChannelOption<?>, Object> getOptions() {
        return getOptions(super.getOptions(), ChannelOption.SO_BACKLOG);
    }

    @Override
    @SuppressWarnings("unchecked") // The option's own type parameter says that its value is an Integer.
    public <T> T getOption(ChannelOption<T> option) {
        return option == ChannelOption.SO_BACKLOG ? (T) Integer.valueOf(backlog) : super.getOption(option);
    }

    @Override
    public <T> boolean setOption(ChannelOption<T> option, T value) {
        if (WITHOUT_MEANING.contains(option)) {
            return true;
        }
        if (option != ChannelOption.SO_BACKLOG) {
            return super.setOption(option, value);
        }
        validate(option, value);
        int connections = (Integer) value;
        if (connections < 0) {
            throw new IllegalArgumentException("backlog is negative: " + connections);
        }
        backlog = connections;
        return true;
    }
}
