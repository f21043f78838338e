package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import java.net.SocketAddress;

/** A type of its own, by which gRPC tells the channels that have {@link HvsockHandshake} from those of plain unix sockets. */
final class HvsockSocketAddress extends SocketAddress {
    private static final long serialVersionUID = 1L;

    private final transient Hvsock address;

    HvsockSocketAddress(Hvsock address) {
        this.address = address;
    }

    Hvsock address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HvsockSocketAddress that && that.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
