package dev.maitredkit.fakeguest.kernel.net;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A network interface.
 *
 * @param index as in if_nametoindex(3)
 * @param configured the flags that are set by hand or by kind; RUNNING and LOWER_UP follow from {@code carrier}
 * @param activated whether it was ever up, so that it has got its queue
 * @param carrier whether the other end of the wire is there
 * @param mac six octets with colons
 * @param mtu in bytes
 * @param peer the index of the other end if it is one of a pair
 */
public record NetInterface(
        int index,
        String name,
        Set<InterfaceFlag> configured,
        boolean activated,
        boolean carrier,
        String mac,
        int mtu,
        Optional<Integer> peer,
        List<InterfaceAddress> addresses) {
    public NetInterface {
        Objects.requireNonNull(name);
        Objects.requireNonNull(mac);
        Objects.requireNonNull(peer);
        configured = InterfaceFlag.of(InterfaceFlag.bits(configured));
        addresses = List.copyOf(addresses);
    }

    /** The loopback interface as at boot: down, without an address. */
    public static NetInterface loopback() {
        return new NetInterface(
                1,
                "lo",
                EnumSet.of(InterfaceFlag.LOOPBACK),
                false,
                true,
                "00:00:00:00:00:00",
                65536,
                Optional.empty(),
                List.of());
    }

    /** An Ethernet interface as at boot: down, without an address. */
    public static NetInterface ethernet(int index, String name, String mac) {
        return new NetInterface(
                index,
                name,
                EnumSet.of(InterfaceFlag.BROADCAST, InterfaceFlag.MULTICAST),
                false,
                true,
                mac,
                1500,
                Optional.empty(),
                List.of());
    }

    /** What SIOCGIFFLAGS and netlink show. */
    public Set<InterfaceFlag> flags() {
        EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
        flags.addAll(configured);
        if (isUp() && carrier) {
            flags.add(InterfaceFlag.RUNNING);
            flags.add(InterfaceFlag.LOWER_UP);
        }
        return Collections.unmodifiableSet(flags);
    }

    public boolean has(InterfaceFlag flag) {
        return configured.contains(flag);
    }

    public boolean isUp() {
        return has(InterfaceFlag.UP);
    }

    public boolean isLoopback() {
        return has(InterfaceFlag.LOOPBACK);
    }

    public NetInterface withConfigured(Set<InterfaceFlag> flags) {
        return new NetInterface(
                index, name, flags, activated || flags.contains(InterfaceFlag.UP), carrier, mac, mtu, peer, addresses);
    }

    public NetInterface withAddresses(List<InterfaceAddress> all) {
        return new NetInterface(index, name, configured, activated, carrier, mac, mtu, peer, all);
    }

    public NetInterface withName(String newName) {
        return new NetInterface(index, newName, configured, activated, carrier, mac, mtu, peer, addresses);
    }

    public NetInterface withCarrier(boolean present) {
        return new NetInterface(index, name, configured, activated, present, mac, mtu, peer, addresses);
    }

    public NetInterface withMtu(int bytes) {
        return new NetInterface(index, name, configured, activated, carrier, mac, bytes, peer, addresses);
    }

    public NetInterface withPeer(int other) {
        return new NetInterface(index, name, configured, activated, carrier, mac, mtu, Optional.of(other), addresses);
    }
}
