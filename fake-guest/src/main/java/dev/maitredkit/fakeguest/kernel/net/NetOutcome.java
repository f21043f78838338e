package dev.maitredkit.fakeguest.kernel.net;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** How a request ended. Not a {@code Result}: a request that fails may have changed the state as well. */
public record NetOutcome(Net net, Optional<Errno> error) {
    public NetOutcome {
        Objects.requireNonNull(net);
        Objects.requireNonNull(error);
    }

    static NetOutcome ok(Net net) {
        return new NetOutcome(net, Optional.empty());
    }

    static NetOutcome failed(Net net, Errno errno) {
        return new NetOutcome(net, Optional.of(errno));
    }

    public boolean isOk() {
        return error.isEmpty();
    }

    /** Goes on with the next request if this one worked. */
    public NetOutcome then(Function<Net, NetOutcome> next) {
        return isOk() ? next.apply(net) : this;
    }
}
