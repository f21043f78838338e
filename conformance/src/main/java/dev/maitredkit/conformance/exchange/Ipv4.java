package dev.maitredkit.conformance.exchange;

/** Addresses of requests: a number whose memory image on a little-endian machine is the address. */
public final class Ipv4 {
    private Ipv4() {}

    public static String dotted(int address) {
        return (address & 255) + "." + (address >> 8 & 255) + "." + (address >> 16 & 255) + "." + (address >>> 24);
    }

    /** Such as 100.115.92.6/30. */
    public static String withPrefix(int address, int netmask) {
        return dotted(address) + "/" + Integer.bitCount(netmask);
    }
}
