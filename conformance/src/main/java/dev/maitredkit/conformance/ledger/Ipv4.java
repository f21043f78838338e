package dev.maitredkit.conformance.ledger;

/** Addresses of requests: a number whose memory image on a little-endian machine is the address. */
final class Ipv4 {
    private Ipv4() {}

    static String dotted(int address) {
        return (address & 255) + "." + (address >> 8 & 255) + "." + (address >> 16 & 255) + "." + (address >>> 24);
    }

    static String withPrefix(int address, int netmask) {
        return dotted(address) + "/" + Integer.bitCount(netmask);
    }
}
