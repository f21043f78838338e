package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Tcp;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where TCP may be listened on. */
final class Loopback {
    private Loopback() {}

    /**
     * The host as an address.
     *
     * @param otherRemedy what else can be done, as the end of a sentence; may be empty
     * @throws AddressException when it is not this machine's loopback
     */
    static InetAddress require(Tcp tcp, String otherRemedy) throws UnknownHostException {
        InetAddress host = InetAddress.getByName(tcp.host());
        if (!host.isLoopbackAddress()) {
            throw AddressException.of(
                    tcp.toString(),
                    tcp.host() + " is not a loopback address, and whoever connects can run programs in the guest",
                    "listen on 127.0.0.1:" + tcp.port() + otherRemedy);
        }
        return host;
    }
}
