package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import java.util.Optional;

/** An address with the length of its prefix. */
record IpPrefix(Ipv4Address address, int length) {
    /** {@code 10.0.0.0/8}; an address alone is one of 32 bits. */
    static IpPrefix parse(String text, String what) throws Ip.EndException {
        int slash = text.indexOf('/');
        String head = slash < 0 ? text : text.substring(0, slash);
        if (text.indexOf(':') >= 0) {
            throw Ip.EndException.unsupported("IPv6");
        }
        Optional<Ipv4Address> address = Ipv4Address.parse(head);
        String bits = slash < 0 ? "32" : text.substring(slash + 1);
        if (address.isEmpty() || !bits.matches("[0-9]{1,2}") || Integer.parseInt(bits) > 32) {
            throw new Ip.EndException("an " + what + " is expected rather than \"" + head + "\"", 1);
        }
        return new IpPrefix(address.get(), Integer.parseInt(bits));
    }

    static Ipv4Address address(String text) throws Ip.EndException {
        return Ipv4Address.parse(text)
                .orElseThrow(() -> new Ip.EndException("an inet address is expected rather than \"" + text + "\"", 1));
    }
}
