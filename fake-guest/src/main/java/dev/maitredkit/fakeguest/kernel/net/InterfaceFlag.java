package dev.maitredkit.fakeguest.kernel.net;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Flags of an interface, with their bits (netdevice(7)). */
public enum InterfaceFlag {
    UP(0x1),
    BROADCAST(0x2),
    DEBUG(0x4),
    LOOPBACK(0x8),
    POINTOPOINT(0x10),
    NOTRAILERS(0x20),
    RUNNING(0x40),
    NOARP(0x80),
    PROMISC(0x100),
    ALLMULTI(0x200),
    MULTICAST(0x1000),
    PORTSEL(0x2000),
    AUTOMEDIA(0x4000),
    DYNAMIC(0x8000),
    LOWER_UP(0x10000);

    private final int bit;

    InterfaceFlag(int bit) {
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }

    public static int bits(Set<InterfaceFlag> flags) {
        return flags.stream().mapToInt(InterfaceFlag::bit).reduce(0, (a, b) -> a | b);
    }

    /** The known flags among these bits. */
    public static Set<InterfaceFlag> of(int bits) {
        EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
        for (InterfaceFlag flag : values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return Collections.unmodifiableSet(flags);
    }
}
