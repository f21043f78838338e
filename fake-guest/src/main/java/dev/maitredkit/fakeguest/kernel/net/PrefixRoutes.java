package dev.maitredkit.fakeguest.kernel.net;

import dev.maitredkit.fakeguest.kernel.net.Route.Protocol;
import dev.maitredkit.fakeguest.kernel.net.Route.Table;
import dev.maitredkit.fakeguest.kernel.net.Route.Type;
import java.util.Optional;
import java.util.OptionalInt;

/** The routes that the kernel itself keeps for addresses (net/ipv4/fib_frontend.c of Linux 6.18). */
final class PrefixRoutes {
    private PrefixRoutes() {}

    /** An address has come, or its interface is now up. */
    static Fib add(Fib fib, NetInterface device, InterfaceAddress address) {
        InterfaceAddress primary = Ifaddrs.primaryOf(device, address);
        Fib next = addWithSource(fib, host(device, Type.LOCAL, address.local(), primary));
        if (!device.isUp()) {
            return next;
        }
        Optional<Ipv4Address> broadcast =
                address.broadcast().filter(it -> !it.isZero() && !it.equals(Ipv4Address.LIMITED_BROADCAST));
        if (broadcast.isPresent()) {
            next = addWithSource(next, host(device, Type.BROADCAST, broadcast.get(), primary));
        }
        if (address.secondary() || !hasPrefixRoute(address)) {
            return next;
        }
        next = addWithSource(next, prefix(device, address));
        return address.prefixLength() < 31
                ? addWithSource(next, host(device, Type.BROADCAST, last(address), primary))
                : next;
    }

    /** An address has gone; {@code device} no longer has it. */
    static Fib remove(Fib fib, NetInterface device, InterfaceAddress gone) {
        if (device.addresses().isEmpty()) {
            Fib next = fib.without(route -> route.isOn(device.index()));
            return withoutSource(next, gone);
        }
        InterfaceAddress primary = Ifaddrs.primaryOf(device, gone);
        Fib next = fib;
        boolean subnet = !gone.secondary() && hasPrefixRoute(gone);
        if (subnet) {
            next = next.without(prefix(device, gone)::equals);
        }
        if (gone.broadcast().isPresent()
                && !needsBroadcast(device, primary, gone.broadcast().get())) {
            next = next.without(host(device, Type.BROADCAST, gone.broadcast().get(), primary)::equals);
        }
        if (subnet && gone.prefixLength() < 31 && !needsBroadcast(device, primary, last(gone))) {
            next = next.without(host(device, Type.BROADCAST, last(gone), primary)::equals);
        }
        if (sharing(device, primary).noneMatch(it -> it.local().equals(gone.local()))) {
            next = next.without(host(device, Type.LOCAL, gone.local(), primary)::equals);
            next = withoutSource(next, gone);
        }
        return next;
    }

    /** The interface went down: what is the guest's own stays, the neighbours' routes go. */
    static Fib down(Fib fib, NetInterface device) {
        return fib.without(route -> route.isOn(device.index()) && !route.isToItself());
    }

    /** Main routes that send from an address which no interface has any more go too. */
    private static Fib withoutSource(Fib fib, InterfaceAddress gone) {
        return fib.typeOf(gone.local()) == Type.LOCAL
                ? fib
                : fib.without(
                        route -> route.table() == Table.MAIN && route.source().equals(Optional.of(gone.local())));
    }

    private static boolean needsBroadcast(NetInterface device, InterfaceAddress primary, Ipv4Address broadcast) {
        return sharing(device, primary)
                .anyMatch(it -> it.broadcast().equals(Optional.of(broadcast))
                        || (!it.secondary()
                                && it.prefixLength() < 31
                                && !it.prefix().isZero()
                                && last(it).equals(broadcast)));
    }

    /** The addresses whose routes have the same source as those of {@code primary}. */
    private static java.util.stream.Stream<InterfaceAddress> sharing(NetInterface device, InterfaceAddress primary) {
        return device.addresses().stream()
                .filter(it -> Ifaddrs.primaryOf(device, it).local().equals(primary.local()));
    }

    private static boolean hasPrefixRoute(InterfaceAddress address) {
        return !address.prefix().isZero() && (!address.prefix().equals(address.local()) || address.prefixLength() < 32);
    }

    private static Ipv4Address last(InterfaceAddress address) {
        return address.prefix().lastUnder(address.mask());
    }

    /** The kernel takes a source only if it is an address of this machine, or the one that this route makes so. */
    private static Fib addWithSource(Fib fib, Route route) {
        Ipv4Address source = route.source().orElseThrow();
        boolean itself = route.type() == Type.LOCAL && source.equals(route.destination());
        return itself || fib.typeOf(source) == Type.LOCAL ? fib.append(route) : fib.create();
    }

    private static Route prefix(NetInterface device, InterfaceAddress address) {
        Type type = device.isLoopback() ? Type.LOCAL : Type.UNICAST;
        return route(device, type, address.prefix(), address.prefixLength(), address);
    }

    private static Route host(NetInterface device, Type type, Ipv4Address destination, InterfaceAddress primary) {
        return route(device, type, destination, 32, primary);
    }

    private static Route route(
            NetInterface device, Type type, Ipv4Address destination, int length, InterfaceAddress primary) {
        return new Route(
                type == Type.UNICAST ? Table.MAIN : Table.LOCAL,
                type,
                destination,
                length,
                type == Type.LOCAL ? Scope.HOST : Scope.LINK,
                Protocol.KERNEL,
                0,
                Optional.empty(),
                OptionalInt.of(device.index()),
                Optional.of(primary.local()));
    }
}
