package dev.maitredkit.fakeguest.kernel.net;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The list of addresses of an interface (net/ipv4/devinet.c of Linux 6.18). */
final class Ifaddrs {
    private Ifaddrs() {}

    /**
     * The prefix length that an address has by its class.
     *
     * @return empty for a multicast address
     */
    static OptionalInt classLength(Ipv4Address address) {
        if (address.isZero() || address.equals(Ipv4Address.LIMITED_BROADCAST)) {
            return OptionalInt.of(0);
        }
        int top = address.bits() >>> 28;
        if (top < 8) {
            return OptionalInt.of(8);
        }
        if (top < 12) {
            return OptionalInt.of(16);
        }
        if (top < 14) {
            return OptionalInt.of(24);
        }
        return top == 15 ? OptionalInt.of(32) : OptionalInt.empty();
    }

    /** The address whose prefix this one shares: itself, unless it is a secondary one. */
    static InterfaceAddress primaryOf(NetInterface device, InterfaceAddress address) {
        if (!address.secondary()) {
            return address;
        }
        return device.addresses().stream()
                .filter(it -> !it.secondary() && it.hasPrefixOf(address))
                .findFirst()
                .orElse(address);
    }

    /** Where in the interface's list the address comes: primary ones by scope, secondary ones at the end. */
    static Result<NetInterface> insert(NetInterface device, InterfaceAddress address) {
        List<InterfaceAddress> all = new ArrayList<>(device.addresses());
        int place = 0;
        boolean secondary = false;
        for (int i = 0; i < all.size(); i++) {
            InterfaceAddress other = all.get(i);
            if (!other.secondary() && address.scope().number() <= other.scope().number()) {
                place = i + 1;
            }
            if (other.hasPrefixOf(address)) {
                if (other.local().equals(address.local())) {
                    return Result.err(Errno.EEXIST);
                }
                if (other.scope() != address.scope()) {
                    return Result.err(Errno.EINVAL);
                }
                secondary = true;
            }
        }
        all.add(secondary ? all.size() : place, address.withSecondary(secondary));
        return Result.ok(device.withAddresses(all));
    }

    /** The secondary addresses that go with this one when it goes; they go before it. */
    static List<InterfaceAddress> dependentsOf(NetInterface device, InterfaceAddress address) {
        if (address.secondary()) {
            return List.of();
        }
        return device.addresses().stream()
                .filter(it -> it.secondary() && it.hasPrefixOf(address))
                .toList();
    }

    static Optional<InterfaceAddress> findLabelled(NetInterface device, String label) {
        return device.addresses().stream()
                .filter(it -> it.label().equals(label))
                .findFirst();
    }
}
