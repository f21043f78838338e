package dev.maitredkit.fakeguest.kernel.net;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry of a routing table.
 *
 * @param metric lower ones are preferred
 * @param gateway the next hop, unless the destination is on the link itself
 * @param device the index of the interface; empty for a route that refuses
 * @param source the address that packets are sent from
 */
public record Route(
        Table table,
        Type type,
        Ipv4Address destination,
        int prefixLength,
        Scope scope,
        Protocol protocol,
        long metric,
        Optional<Ipv4Address> gateway,
        OptionalInt device,
        Optional<Ipv4Address> source) {
    /** Which table it is in; the order is that of a lookup among equal destinations. */
    public enum Table {
        LOCAL,
        MAIN
    }

    /** What happens to a packet for it. */
    public enum Type {
        UNICAST,
        LOCAL,
        BROADCAST,
        UNREACHABLE
    }

    /** Who made it. */
    public enum Protocol {
        KERNEL,
        BOOT
    }

    /** The kernel's order: by destination, the longer prefix first, then table and metric. */
    static final Comparator<Route> ORDER = Comparator.comparing(Route::destination)
            .thenComparing(Comparator.comparingInt(Route::prefixLength).reversed())
            .thenComparing(Route::table)
            .thenComparing(Route::metric);

    public Route {
        Objects.requireNonNull(table);
        Objects.requireNonNull(type);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(gateway);
        Objects.requireNonNull(device);
        Objects.requireNonNull(source);
        if (!destination.and(Ipv4Address.maskOf(prefixLength)).equals(destination)) {
            throw new IllegalArgumentException(destination + "/" + prefixLength + " has host bits");
        }
    }

    public Ipv4Address mask() {
        return Ipv4Address.maskOf(prefixLength);
    }

    boolean covers(Ipv4Address address) {
        return address.and(mask()).equals(destination);
    }

    boolean isOn(int interfaceIndex) {
        return device.isPresent() && device.getAsInt() == interfaceIndex;
    }

    /** Set by the kernel for the address itself, not for a neighbour: it outlives its interface's going down. */
    boolean isToItself() {
        return scope == Scope.HOST;
    }
}
