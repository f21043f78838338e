package dev.maitredkit.fakeguest.server;

import java.nio.charset.StandardCharsets;

/** Text on its way between the wire, where it is UTF-8, and the guest, where each char is a byte. */
final class GuestText {
    private GuestText() {}

    static String toGuest(String wire) {
        return new String(wire.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Bytes that are no UTF-8 become U+FFFD: a protobuf string cannot hold them. */
    static String toWire(String guest) {
        return new String(guest.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
