package dev.maitredkit.fakeguest.kernel.net;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Interfaces and routes; immutable. The caller is root: there is no EPERM. Behaviour is that of Linux 6.18
 * (net/ipv4/devinet.c, fib_frontend.c, fib_semantics.c).
 */
public final class Net {
    /** What can be set by hand (__dev_change_flags of net/core/dev.c). */
    private static final Set<InterfaceFlag> SETTABLE = EnumSet.of(
            InterfaceFlag.UP,
            InterfaceFlag.DEBUG,
            InterfaceFlag.NOTRAILERS,
            InterfaceFlag.NOARP,
            InterfaceFlag.MULTICAST,
            InterfaceFlag.PROMISC,
            InterfaceFlag.ALLMULTI,
            InterfaceFlag.PORTSEL,
            InterfaceFlag.AUTOMEDIA,
            InterfaceFlag.DYNAMIC);

    private final List<NetInterface> interfaces;
    private final Fib fib;

    private Net(List<NetInterface> interfaces, Fib fib) {
        this.interfaces = interfaces.stream()
                .sorted(Comparator.comparingInt(NetInterface::index))
                .toList();
        this.fib = Objects.requireNonNull(fib);
    }

    /** These interfaces, all down and without addresses, and no routes. */
    public static Net of(NetInterface... interfaces) {
        for (NetInterface it : interfaces) {
            if (it.isUp() || !it.addresses().isEmpty()) {
                throw new IllegalArgumentException(it.name() + " must be down and without addresses at first");
            }
        }
        return new Net(List.of(interfaces), Fib.EMPTY);
    }

    /** What a guest has at boot: lo and eth0. */
    public static Net atBoot() {
        return of(NetInterface.loopback(), NetInterface.ethernet(2, "eth0", "52:54:00:12:34:56"));
    }

    /** By index. */
    public List<NetInterface> interfaces() {
        return interfaces;
    }

    public Optional<NetInterface> findInterface(String name) {
        return interfaces.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public Optional<NetInterface> findInterface(int index) {
        return interfaces.stream().filter(it -> it.index() == index).findFirst();
    }

    /** The routes of one table in the order in which the kernel shows them. */
    public List<Route> routes(Route.Table table) {
        return fib.routes().stream().filter(route -> route.table() == table).toList();
    }

    /** Whether the main table was ever used; before that /proc/net/route is empty. */
    public boolean hasMainTable() {
        return fib.made();
    }

    Fib fib() {
        return fib;
    }

    Net withFib(Fib next) {
        return new Net(interfaces, next);
    }

    // --- addresses -------------------------------------------------------------------------------

    /**
     * SIOCSIFADDR: gives the interface this address, with the mask of its class, in place of the one it has under
     * that name.
     *
     * @param label the interface's name, or an alias such as {@code eth0:1}
     */
    public NetOutcome setAddress(String label, Ipv4Address address) {
        return onLabel(label, device -> {
            if (Ifaddrs.classLength(address).isEmpty()) {
                return NetOutcome.failed(this, Errno.EINVAL);
            }
            Optional<InterfaceAddress> old = Ifaddrs.findLabelled(device, label);
            if (old.isPresent() && old.get().local().equals(address)) {
                return NetOutcome.ok(this);
            }
            Net next = old.isPresent() ? remove(device, old.get()) : this;
            Ipv4Address mask = Ipv4Address.maskOf(Ifaddrs.classLength(address).getAsInt());
            boolean broadcasts = device.has(InterfaceFlag.BROADCAST) && mask.leadingOnes() < 31;
            return next.insert(
                    device.name(),
                    new InterfaceAddress(
                            address,
                            mask,
                            broadcasts ? Optional.of(address.lastUnder(mask)) : Optional.empty(),
                            address.isLoopback() ? Scope.HOST : Scope.UNIVERSE,
                            label,
                            false));
        });
    }

    /** SIOCSIFNETMASK. EADDRNOTAVAIL without an address, EINVAL for ones after zeros. */
    public NetOutcome setNetmask(String label, Ipv4Address mask) {
        return onLabel(label, device -> {
            Optional<InterfaceAddress> found = Ifaddrs.findLabelled(device, label);
            if (found.isEmpty()) {
                return NetOutcome.failed(this, Errno.EADDRNOTAVAIL);
            }
            if (!mask.isContiguousMask()) {
                return NetOutcome.failed(this, Errno.EINVAL);
            }
            InterfaceAddress old = found.get();
            if (old.mask().equals(mask)) {
                return NetOutcome.ok(this);
            }
            boolean computed = old.broadcast().equals(Optional.of(old.local().lastUnder(old.mask())));
            boolean recompute = computed && mask.leadingOnes() < 31 && device.has(InterfaceFlag.BROADCAST);
            InterfaceAddress changed = new InterfaceAddress(
                    old.local(),
                    mask,
                    recompute ? Optional.of(old.local().lastUnder(mask)) : old.broadcast(),
                    old.scope(),
                    label,
                    false);
            // The kernel does not look whether the address came back; with another in its way it is lost.
            return NetOutcome.ok(
                    remove(device, old).insert(device.name(), changed).net());
        });
    }

    /** SIOCSIFBRDADDR. EADDRNOTAVAIL without an address; 0.0.0.0 is none. */
    public NetOutcome setBroadcast(String label, Ipv4Address broadcast) {
        return onLabel(label, device -> {
            Optional<InterfaceAddress> old = Ifaddrs.findLabelled(device, label);
            if (old.isEmpty()) {
                return NetOutcome.failed(this, Errno.EADDRNOTAVAIL);
            }
            Optional<Ipv4Address> wanted = broadcast.isZero() ? Optional.empty() : Optional.of(broadcast);
            if (old.get().broadcast().equals(wanted)) {
                return NetOutcome.ok(this);
            }
            InterfaceAddress it = old.get();
            InterfaceAddress changed =
                    new InterfaceAddress(it.local(), it.mask(), wanted, it.scope(), label, it.secondary());
            return NetOutcome.ok(
                    remove(device, it).insert(device.name(), changed).net());
        });
    }

    /** RTM_NEWADDR: one more address. ENODEV, EEXIST, EINVAL. */
    public NetOutcome addAddress(String device, InterfaceAddress address) {
        return onDevice(device, it -> insert(device, address));
    }

    /** RTM_DELADDR. EADDRNOTAVAIL when the interface has no such address. */
    public NetOutcome deleteAddress(String device, Ipv4Address local, int prefixLength) {
        return onDevice(
                device,
                it -> it.addresses().stream()
                        .filter(a -> a.local().equals(local) && a.prefixLength() == prefixLength)
                        .findFirst()
                        .map(a -> NetOutcome.ok(remove(it, a)))
                        .orElseGet(() -> NetOutcome.failed(this, Errno.EADDRNOTAVAIL)));
    }

    private NetOutcome insert(String device, InterfaceAddress address) {
        if (address.local().isZero()) {
            return NetOutcome.ok(this);
        }
        NetInterface before = findInterface(device).orElseThrow();
        Result<NetInterface> after = Ifaddrs.insert(before, address);
        return after.fold(
                it -> {
                    InterfaceAddress added = it.addresses().stream()
                            .filter(a -> !before.addresses().contains(a))
                            .findFirst()
                            .orElseThrow();
                    return NetOutcome.ok(replace(it).withFib(PrefixRoutes.add(fib, it, added)));
                },
                errno -> NetOutcome.failed(this, errno));
    }

    private Net remove(NetInterface device, InterfaceAddress address) {
        List<InterfaceAddress> going = new ArrayList<>(Ifaddrs.dependentsOf(device, address));
        going.add(address);
        NetInterface current = device;
        Fib routes = fib;
        for (InterfaceAddress gone : going) {
            List<InterfaceAddress> rest = new ArrayList<>(current.addresses());
            rest.remove(gone);
            current = current.withAddresses(rest);
            routes = PrefixRoutes.remove(routes, current, gone);
        }
        return replace(current).withFib(routes);
    }

    // --- interfaces ------------------------------------------------------------------------------

    /**
     * SIOCSIFFLAGS: sets the flags that can be set by hand. Going up adds the routes of the addresses, and
     * 127.0.0.1/8 to a loopback interface that has not got it; going down removes the routes to neighbours. An
     * alias has no flags: it must have an address, which goes when UP is not wanted.
     */
    public NetOutcome setFlags(String name, Set<InterfaceFlag> wanted) {
        if (name.indexOf(':') >= 0) {
            return onLabel(
                    name,
                    device -> Ifaddrs.findLabelled(device, name)
                            .map(it -> NetOutcome.ok(wanted.contains(InterfaceFlag.UP) ? this : remove(device, it)))
                            .orElseGet(() -> NetOutcome.failed(this, Errno.EADDRNOTAVAIL)));
        }
        return onDevice(name, device -> {
            EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
            device.configured().stream().filter(it -> !SETTABLE.contains(it)).forEach(flags::add);
            wanted.stream().filter(SETTABLE::contains).forEach(flags::add);
            NetInterface changed = device.withConfigured(flags);
            Net next = replace(changed).wired(changed);
            if (changed.isUp() == device.isUp()) {
                return NetOutcome.ok(next);
            }
            return NetOutcome.ok(changed.isUp() ? next.cameUp(changed) : next.withFib(PrefixRoutes.down(fib, changed)));
        });
    }

    /** The ends of a pair that are both here have a carrier while both are up. */
    private Net wired(NetInterface device) {
        Optional<NetInterface> other = device.peer().flatMap(this::findInterface);
        if (other.isEmpty()) {
            return this;
        }
        boolean carrier = device.isUp() && other.get().isUp();
        return replace(device.withCarrier(carrier)).replace(other.get().withCarrier(carrier));
    }

    /**
     * Adds a pair of interfaces that are each other's peer, as {@code ip link add NAME type veth peer name PEER}
     * does: the peer is made first. EEXIST if a name is taken.
     */
    public NetOutcome addPair(String name, String peer) {
        if (name.equals(peer)
                || findInterface(name).isPresent()
                || findInterface(peer).isPresent()) {
            return NetOutcome.failed(this, Errno.EEXIST);
        }
        int index = interfaces.stream().mapToInt(NetInterface::index).max().orElse(0) + 1;
        List<NetInterface> all = new ArrayList<>(interfaces);
        all.add(end(index, peer, index + 1));
        all.add(end(index + 1, name, index));
        return NetOutcome.ok(new Net(all, fib));
    }

    private static NetInterface end(int index, String name, int peer) {
        String mac = String.format(Locale.ROOT, "5a:00:00:00:%02x:%02x", index >> 8 & 0xff, index & 0xff);
        return NetInterface.ethernet(index, name, mac).withPeer(peer).withCarrier(false);
    }

    private Net cameUp(NetInterface device) {
        Net next = device.isLoopback()
                ? insert(device.name(), loopbackAddress(device)).net()
                : this;
        Fib routes = next.fib;
        for (InterfaceAddress address : device.addresses()) {
            routes = PrefixRoutes.add(routes, device, address);
        }
        return next.withFib(routes);
    }

    private static InterfaceAddress loopbackAddress(NetInterface device) {
        return new InterfaceAddress(
                Ipv4Address.LOOPBACK, Ipv4Address.maskOf(8), Optional.empty(), Scope.HOST, device.name(), false);
    }

    /** Adds an interface that is down and has no addresses. EEXIST if the name or index is taken. */
    public NetOutcome addInterface(NetInterface added) {
        boolean taken =
                interfaces.stream().anyMatch(it -> it.name().equals(added.name()) || it.index() == added.index());
        if (taken) {
            return NetOutcome.failed(this, Errno.EEXIST);
        }
        List<NetInterface> all = new ArrayList<>(interfaces);
        all.add(added.withAddresses(List.of()));
        return NetOutcome.ok(new Net(all, fib));
    }

    /** Removes the interface with its addresses and routes, and the other end of a pair with it. */
    public NetOutcome removeInterface(String name) {
        return onDevice(name, device -> {
            Optional<NetInterface> peer = device.peer().flatMap(this::findInterface);
            NetOutcome alone = removeOne(name);
            return peer.isPresent() && alone.isOk()
                    ? alone.net().removeOne(peer.get().name())
                    : alone;
        });
    }

    private NetOutcome removeOne(String name) {
        return onDevice(name, device -> {
            Net bare = this;
            for (InterfaceAddress address : device.addresses()) {
                NetInterface current = bare.findInterface(name).orElseThrow();
                bare = current.addresses().contains(address) ? bare.remove(current, address) : bare;
            }
            List<NetInterface> rest = bare.interfaces.stream()
                    .filter(it -> it.index() != device.index())
                    .toList();
            return NetOutcome.ok(new Net(rest, bare.fib.without(route -> route.isOn(device.index()))));
        });
    }

    /** Gives the interface another name; its addresses are labelled anew. EEXIST if the name is taken. */
    public NetOutcome rename(String name, String newName) {
        return onDevice(name, device -> {
            if (findInterface(newName).isPresent()) {
                return NetOutcome.failed(this, Errno.EEXIST);
            }
            UnaryOperator<String> relabel =
                    label -> label.startsWith(name) ? newName + label.substring(name.length()) : newName;
            return NetOutcome.ok(replace(device.withName(newName)
                    .withAddresses(device.addresses().stream()
                            .map(it -> it.withLabel(relabel.apply(it.label())))
                            .toList())));
        });
    }

    // --- routes ----------------------------------------------------------------------------------

    /**
     * SIOCADDRT, or RTM_NEWROUTE with NLM_F_CREATE.
     *
     * @param exclusive whether any route with the same destination and metric is in the way (NLM_F_EXCL, which
     *     {@code ip route add} has and SIOCADDRT has not)
     */
    public NetOutcome addRoute(RouteRequest request, boolean exclusive) {
        return Routing.add(this, request, exclusive);
    }

    /** SIOCDELRT or RTM_DELROUTE: removes the first route that fits. ESRCH if none does. */
    public NetOutcome deleteRoute(RouteRequest request) {
        return Routing.delete(this, request);
    }

    // ---------------------------------------------------------------------------------------------

    private NetOutcome onLabel(String label, java.util.function.Function<NetInterface, NetOutcome> then) {
        int colon = label.indexOf(':');
        return onDevice(colon < 0 ? label : label.substring(0, colon), then);
    }

    private NetOutcome onDevice(String name, java.util.function.Function<NetInterface, NetOutcome> then) {
        return findInterface(name).map(then).orElseGet(() -> NetOutcome.failed(this, Errno.ENODEV));
    }

    private Net replace(NetInterface changed) {
        return new Net(
                interfaces.stream()
                        .map(it -> it.index() == changed.index() ? changed : it)
                        .toList(),
                fib);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Net that && interfaces.equals(that.interfaces) && fib.equals(that.fib);
    }

    @Override
    public int hashCode() {
        return Objects.hash(interfaces, fib);
    }

    @Override
    public String toString() {
        return "Net" + interfaces + fib.routes();
    }
}
