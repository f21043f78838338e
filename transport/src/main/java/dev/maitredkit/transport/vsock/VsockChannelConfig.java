package dev.maitredkit.transport.vsock;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.NetUtil;
import java.util.Map;
import java.util.Set;

/**
 * Options of a vsock channel: those of every channel, {@link ChannelOption#ALLOW_HALF_CLOSURE}, and for a listening one {@link
 * ChannelOption#SO_BACKLOG}.
 *
 * <p>gRPC sets TCP's options for keeping a connection alive on whatever it is given. AF_VSOCK has none of them, and needs none:
 * the kernel knows when the other side is gone. They are accepted and do nothing, since Netty would log a warning a connection.
 */
public final class VsockChannelConfig extends StreamConfig {
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
        return getOptions(super.getOptions(), ChannelOption.SO_BACKLOG, ChannelOption.ALLOW_HALF_CLOSURE);
    }

    @Override
    @SuppressWarnings("unchecked") // An option's own type parameter says what its value is.
    public <T> T getOption(ChannelOption<T> option) {
        if (option == ChannelOption.ALLOW_HALF_CLOSURE) {
            return (T) Boolean.valueOf(isAllowHalfClosure());
        }
        return option == ChannelOption.SO_BACKLOG ? (T) Integer.valueOf(backlog) : super.getOption(option);
    }

    @Override
    public <T> boolean setOption(ChannelOption<T> option, T value) {
        if (WITHOUT_MEANING.contains(option)) {
            return true;
        }
        if (option == ChannelOption.ALLOW_HALF_CLOSURE) {
            validate(option, value);
            setAllowHalfClosure((Boolean) value);
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
