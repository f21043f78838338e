package dev.maitredkit.linuxguest.sandbox;

import com.sun.jna.Memory;
import dev.maitredkit.linuxguest.net.Interfaces;
import dev.maitredkit.linuxguest.sys.Descriptor;
import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.ErrnoException;
import java.io.IOException;

/**
 * Gives the sandbox's network namespace its eth0, by rtnetlink(7): one end of a veth pair, whose other end leads
 * nowhere, or a dummy, whichever the kernel has. It goes with the namespace.
 */
final class Links {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int ANSWER = 8192;
    /** After the header of 16 bytes, an answer of NLMSG_ERROR has the errno, negative; 0 says that it is done. */
    private static final int ERROR = 16;

    private Links() {}

    static void createEth0() throws IOException {
        Errno veth = create(LinkMessage.veth("eth0", "eth0-far"));
        if (veth.isOk()) {
            try (Interfaces interfaces = Interfaces.open()) {
                interfaces.up("eth0-far").orThrow("bring up the far end of eth0");
            }
            return;
        }
        create(LinkMessage.dummy("eth0"))
                .orThrow("make eth0 (the kernel has no veth, \"" + veth.text() + "\", and no dummy)");
    }

    private static Errno create(byte[] message) throws ErrnoException {
        try (Descriptor socket = Descriptor.socket(AF_NETLINK, SOCK_RAW, 0);
                Memory request = new Memory(message.length);
                Memory answer = new Memory(ANSWER)) {
            request.write(0, message, 0, message.length);
            socket.send(request, message.length).orThrow("ask for an interface");
            socket.receive(answer);
            return new Errno(-answer.getInt(ERROR));
        }
    }
}
