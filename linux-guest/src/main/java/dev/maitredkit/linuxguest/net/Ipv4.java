package dev.maitredkit.linuxguest.net;

/**
 * An IPv4 address or netmask.
 *
 * @param wire the number that travels: its memory image on a little-endian machine is the address in network byte order
 */
public record Ipv4(int wire) {
    private static final int OCTETS = 4;

    public boolean isZero() {
        return wire == 0;
    }

    /** The bytes in network order. */
    byte[] octets() {
        byte[] octets = new byte[OCTETS];
        for (int i = 0; i < OCTETS; i++) {
            octets[i] = (byte) (wire >>> Byte.SIZE * i);
        }
        return octets;
    }

    /** In dotted form. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets()) {
            text.append(text.isEmpty() ? "" : ".").append(octet & 0xff);
        }
        return text.toString();
    }
}
