package dev.maitredkit.fakeguest.kernel.net;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address or netmask.
 *
 * @param bits the first octet is the most significant one
 */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
    public static final Ipv4Address ANY = new Ipv4Address(0);
    public static final Ipv4Address LIMITED_BROADCAST = new Ipv4Address(-1);
    public static final Ipv4Address LOOPBACK = of(127, 0, 0, 1);

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    public static Ipv4Address of(int a, int b, int c, int d) {
        return new Ipv4Address((a << 24) | (b << 16) | (c << 8) | d);
    }

    /** The address whose bytes in memory on a little-endian machine are those of this number, as the protocol has it. */
    public static Ipv4Address ofNetworkOrder(int memoryImage) {
        return new Ipv4Address(Integer.reverseBytes(memoryImage));
    }

    /** Reads four decimal numbers with dots. */
    public static Optional<Ipv4Address> parse(String text) {
        if (!DOTTED.matcher(text).matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (String part : text.split("\\.")) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return Optional.empty();
            }
            bits = (bits << 8) | octet;
        }
        return Optional.of(new Ipv4Address(bits));
    }

    /** The netmask with that many leading ones. */
    public static Ipv4Address maskOf(int prefixLength) {
        return new Ipv4Address(prefixLength == 0 ? 0 : -1 << (32 - prefixLength));
    }

    /** The number as it travels in the protocol and stands in /proc/net/route on a little-endian machine. */
    public int networkOrder() {
        return Integer.reverseBytes(bits);
    }

    public Ipv4Address and(Ipv4Address mask) {
        return new Ipv4Address(bits & mask.bits);
    }

    /** This address with all host bits set. */
    public Ipv4Address lastUnder(Ipv4Address mask) {
        return new Ipv4Address(bits | ~mask.bits);
    }

    /** Whether it has all its ones before its zeros, as a netmask must. */
    public boolean isContiguousMask() {
        return maskOf(leadingOnes()).equals(this);
    }

    /** The prefix length that it stands for as a netmask. */
    public int leadingOnes() {
        return Integer.numberOfLeadingZeros(~bits);
    }

    /** The address that means none; since Linux 5.3 the rest of 0.0.0.0/8 is like any other. */
    public boolean isZero() {
        return bits == 0;
    }

    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    public boolean isMulticast() {
        return bits >>> 28 == 0xe;
    }

    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
