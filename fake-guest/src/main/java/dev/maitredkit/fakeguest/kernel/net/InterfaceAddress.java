package dev.maitredkit.fakeguest.kernel.net;

import java.util.Objects;
import java.util.Optional;

/**
 * An address of an interface.
 *
 * @param label what SIOCSIFADDR finds it by: the interface's name, or that with {@code :} and a suffix
 * @param secondary whether another address of the interface has the same prefix and came first
 */
public record InterfaceAddress(
        Ipv4Address local,
        Ipv4Address mask,
        Optional<Ipv4Address> broadcast,
        Scope scope,
        String label,
        boolean secondary) {
    public InterfaceAddress {
        Objects.requireNonNull(local);
        Objects.requireNonNull(broadcast);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(label);
        if (!mask.isContiguousMask()) {
            throw new IllegalArgumentException("not a netmask: " + mask);
        }
    }

    public int prefixLength() {
        return mask.leadingOnes();
    }

    public Ipv4Address prefix() {
        return local.and(mask);
    }

    boolean hasPrefixOf(InterfaceAddress other) {
        return mask.equals(other.mask) && prefix().equals(other.prefix());
    }

    InterfaceAddress withSecondary(boolean value) {
        return new InterfaceAddress(local, mask, broadcast, scope, label, value);
    }

    InterfaceAddress withLabel(String value) {
        return new InterfaceAddress(local, mask, broadcast, scope, value, secondary);
    }
}
