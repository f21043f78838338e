package dev.maitredkit.linuxguest.net;

import com.sun.jna.Memory;
import dev.maitredkit.linuxguest.sys.Descriptor;
import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.ErrnoException;
import java.nio.charset.StandardCharsets;

/** The calls of netdevice(7) and route(7), one each. */
public final class Interfaces implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;

    private static final int SIOCADDRT = 0x890B;
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCSIFFLAGS = 0x8914;
    private static final int SIOCSIFADDR = 0x8916;
    private static final int SIOCSIFNETMASK = 0x891C;

    private static final short IFF_UP = 0x1;
    private static final short IFF_RUNNING = 0x40;

    /** struct ifreq: a name of 16 bytes, then a union. */
    private static final int IFREQ = 40;

    private static final int NAME = 16;

    /** struct rtentry, and where its fields are (linux/route.h on 64 bits). */
    private static final int RTENTRY = 120;

    private static final int DESTINATION = 8;
    private static final int GATEWAY = 24;
    private static final int MASK = 40;
    private static final int FLAGS = 56;
    private static final short RTF_UP = 1;
    private static final short RTF_GATEWAY = 2;

    private final Descriptor socket;

    private Interfaces(Descriptor socket) {
        this.socket = socket;
    }

    public static Interfaces open() throws ErrnoException {
        return new Interfaces(Descriptor.socket(AF_INET, SOCK_DGRAM, 0));
    }

    /** Replaces the address, and with it the netmask by that of the address's class. */
    public Errno setAddress(String name, Ipv4 address) {
        return set(SIOCSIFADDR, name, address);
    }

    public Errno setNetmask(String name, Ipv4 netmask) {
        return set(SIOCSIFNETMASK, name, netmask);
    }

    private Errno set(int request, String name, Ipv4 address) {
        try (Memory ifreq = ifreq(name)) {
            put(ifreq, NAME, address);
            return socket.ioctl(request, ifreq);
        }
    }

    /** Brings it up; its other flags stay. */
    public Errno up(String name) {
        try (Memory ifreq = ifreq(name)) {
            Errno errno = socket.ioctl(SIOCGIFFLAGS, ifreq);
            if (!errno.isOk()) {
                return errno;
            }
            ifreq.setShort(NAME, (short) (ifreq.getShort(NAME) | IFF_UP | IFF_RUNNING));
            return socket.ioctl(SIOCSIFFLAGS, ifreq);
        }
    }

    /** Adds a default route; those that there are stay. */
    public Errno addDefaultRoute(Ipv4 gateway) {
        try (Memory route = new Memory(RTENTRY)) {
            route.clear();
            put(route, DESTINATION, new Ipv4(0));
            put(route, GATEWAY, gateway);
            put(route, MASK, new Ipv4(0));
            route.setShort(FLAGS, (short) (RTF_UP | RTF_GATEWAY));
            return socket.ioctl(SIOCADDRT, route);
        }
    }

    private static Memory ifreq(String name) {
        Memory ifreq = new Memory(IFREQ);
        ifreq.clear();
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length >= NAME) {
            throw new IllegalArgumentException("no interface can be called " + name);
        }
        ifreq.write(0, bytes, 0, bytes.length);
        return ifreq;
    }

    /** A struct sockaddr_in: family, port, address. */
    private static void put(Memory into, int at, Ipv4 address) {
        into.setShort(at, (short) AF_INET);
        byte[] octets = address.octets();
        into.write(at + 4L, octets, 0, octets.length);
    }

    @Override
    public void close() {
        socket.close();
    }
}
