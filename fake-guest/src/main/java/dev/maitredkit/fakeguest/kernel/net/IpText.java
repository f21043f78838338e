package dev.maitredkit.fakeguest.kernel.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What {@code ip} of BusyBox 1.35 prints. */
public final class IpText {
    /** The order in which BusyBox prints the flags that it knows. */
    private static final List<InterfaceFlag> PRINTED = List.of(
            InterfaceFlag.LOOPBACK,
            InterfaceFlag.BROADCAST,
            InterfaceFlag.POINTOPOINT,
            InterfaceFlag.MULTICAST,
            InterfaceFlag.NOARP,
            InterfaceFlag.UP,
            InterfaceFlag.LOWER_UP);

    private static final String FOREVER = "valid_lft forever preferred_lft forever";

    private IpText() {}

    /** {@code ip addr}, of all interfaces. */
    public static String addresses(Net net) {
        StringBuilder text = new StringBuilder();
        net.interfaces().forEach(it -> text.append(addresses(net, it)));
        return text.toString();
    }

    /** {@code ip addr show dev NAME}. */
    public static String addresses(Net net, NetInterface device) {
        return link(net, device) + inet(device) + inet6(device);
    }

    /** {@code ip link}, of all interfaces. */
    public static String links(Net net) {
        StringBuilder text = new StringBuilder();
        net.interfaces().forEach(it -> text.append(link(net, it)));
        return text.toString();
    }

    /** {@code ip link show dev NAME}. */
    public static String link(Net net, NetInterface device) {
        boolean loopback = device.isLoopback();
        return headline(net, device)
                + String.format(
                        "    link/%s %s brd %s\n",
                        loopback ? "loopback" : "ether",
                        device.mac(),
                        loopback ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff");
    }

    /** The first line of an interface; {@code ip -4 addr} shows this and the addresses. */
    public static String headline(Net net, NetInterface device) {
        return String.format(
                "%d: %s: <%s> mtu %d qdisc %s qlen 1000\n",
                device.index(),
                device.name() + device.peer().map(it -> "@" + nameOf(net, it)).orElse(""),
                flags(net, device),
                device.mtu(),
                device.activated() ? "noqueue" : "noop");
    }

    private static String nameOf(Net net, int index) {
        return net.findInterface(index).map(NetInterface::name).orElse("if" + index);
    }

    private static String flags(Net net, NetInterface device) {
        Set<InterfaceFlag> flags = device.flags();
        StringBuilder text = new StringBuilder();
        if (flags.contains(InterfaceFlag.UP) && !flags.contains(InterfaceFlag.RUNNING)) {
            text.append("NO-CARRIER,");
        }
        int rest = InterfaceFlag.bits(flags) & ~InterfaceFlag.RUNNING.bit();
        String comma = "";
        for (InterfaceFlag flag : PRINTED) {
            if (flags.contains(flag)) {
                text.append(comma).append(flag);
                comma = ",";
                rest &= ~flag.bit();
            }
        }
        if (rest != 0) {
            text.append(comma).append(Integer.toHexString(rest));
        }
        boolean peerDown = device.peer()
                .flatMap(net::findInterface)
                .filter(it -> !it.isUp())
                .isPresent();
        return text.append(peerDown ? ",M-DOWN" : "").toString();
    }

    /** The IPv4 addresses of an interface, as {@code ip addr} lists them. */
    public static String inet(NetInterface device) {
        StringBuilder text = new StringBuilder();
        for (InterfaceAddress it : device.addresses()) {
            String broadcast = it.broadcast().map(brd -> "brd " + brd + " ").orElse("");
            text.append(String.format(
                    "    inet %s/%d %sscope %s %s%s\n       %s\n",
                    it.local(),
                    it.prefixLength(),
                    broadcast,
                    it.scope().text(),
                    it.secondary() ? "secondary " : "",
                    it.label(),
                    FOREVER));
        }
        return text.toString();
    }

    /** The IPv6 address, with its prefix, that Linux gives an interface by itself when it is up and has a carrier. */
    public static Optional<String> ipv6(NetInterface device) {
        if (!device.isUp() || !device.carrier()) {
            return Optional.empty();
        }
        return Optional.of(device.isLoopback() ? "::1/128" : linkLocal(device.mac()) + "/64");
    }

    private static String inet6(NetInterface device) {
        return ipv6(device)
                .map(it -> "    inet6 " + it + " scope " + (device.isLoopback() ? "host" : "link") + " \n       "
                        + FOREVER + "\n")
                .orElse("");
    }

    /** fe80:: and the interface's EUI-64 (RFC 4291, appendix A). */
    private static String linkLocal(String mac) {
        String[] octets = mac.split(":");
        int[] b = new int[6];
        for (int i = 0; i < b.length; i++) {
            b[i] = Integer.parseInt(octets[i], 16);
        }
        return String.format(
                Locale.ROOT,
                "fe80::%x:%x:%x:%x",
                (b[0] ^ 2) << 8 | b[1],
                b[2] << 8 | 0xff,
                0xfe00 | b[3],
                b[4] << 8 | b[5]);
    }

    /** {@code ip route}, or {@code ip route show table local}. */
    public static String routes(Net net, Route.Table table) {
        StringBuilder text = new StringBuilder();
        net.routes(table).forEach(it -> text.append(route(net, it)).append('\n'));
        return text.toString();
    }

    private static String route(Net net, Route route) {
        StringBuilder text = new StringBuilder();
        if (route.type() != Route.Type.UNICAST) {
            text.append(route.type().name().toLowerCase(Locale.ROOT)).append(' ');
        }
        text.append(destination(route)).append(' ');
        route.gateway().ifPresent(it -> text.append("via ").append(it).append(' '));
        route.device()
                .ifPresent(it -> text.append("dev ").append(nameOf(net, it)).append(' '));
        if (route.scope() != Scope.UNIVERSE) {
            text.append("scope ").append(route.scope().text()).append(' ');
        }
        Optional<Ipv4Address> source = route.source();
        source.ifPresent(it -> text.append(" src ").append(it).append(' '));
        if (route.metric() != 0) {
            text.append(" metric ").append(route.metric()).append(' ');
        }
        return text.toString();
    }

    private static String destination(Route route) {
        if (route.prefixLength() == 32) {
            return route.destination().toString();
        }
        if (route.prefixLength() == 0) {
            return "default";
        }
        return route.destination() + "/" + route.prefixLength();
    }
}
