package dev.maitredkit.fakeguest.kernel.net;

import java.util.List;

/** The files under /proc/net. */
public final class NetText {
    /** Where the kernel ends each line of /proc/net/route. */
    private static final int ROUTE_WIDTH = 127;

    private NetText() {}

    /** /proc/net/route: the main table; empty as long as that was never used (net/ipv4/fib_trie.c). */
    public static String route(Net net) {
        if (!net.hasMainTable()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        line(text, "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT");
        for (Route route : net.routes(Route.Table.MAIN)) {
            line(text, String.join("\t", columns(net, route)));
        }
        return text.toString();
    }

    private static List<String> columns(Net net, Route route) {
        boolean refuses = route.type() == Route.Type.UNREACHABLE;
        String device = route.device().isEmpty()
                ? "*"
                : net.findInterface(route.device().getAsInt()).orElseThrow().name();
        int flags = 0x1
                | (route.gateway().isPresent() ? 0x2 : 0)
                | (route.prefixLength() == 32 ? 0x4 : 0)
                | (refuses ? 0x200 : 0);
        return List.of(
                device,
                hex(route.destination()),
                hex(route.gateway().orElse(Ipv4Address.ANY)),
                String.format("%04X", flags),
                "0",
                "0",
                Long.toString(route.metric()),
                hex(route.mask()),
                "0",
                "0",
                "0");
    }

    private static String hex(Ipv4Address address) {
        return String.format("%08X", address.networkOrder());
    }

    private static void line(StringBuilder text, String content) {
        text.append(content)
                .append(" ".repeat(Math.max(0, ROUTE_WIDTH - content.length())))
                .append('\n');
    }

    /** /proc/net/dev; nothing has ever been sent or received (net/core/net-procfs.c). */
    public static String dev(Net net) {
        StringBuilder text = new StringBuilder("""
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                """);
        for (NetInterface device : net.interfaces()) {
            text.append(String.format(
                    "%6s: %7d %7d %4d %4d %4d %5d %10d %9d %8d %7d %4d %4d %4d %5d %7d %10d\n",
                    device.name(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }
        return text.toString();
    }
}
