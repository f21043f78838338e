package dev.maitredkit.fidelity.live;

import java.util.List;
import java.util.Random;

/** Calls of netdevice(7) and rtnetlink's older ioctls, on few addresses, so that they meet each other. */
final class NetworkCalls {
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.2",
            "10.0.0.200",
            "10.1.2.3",
            "100.115.92.2",
            "100.115.92.6",
            "172.16.5.4",
            "192.168.1.1",
            "192.168.1.77",
            "192.168.1.255",
            "192.168.2.1",
            "127.0.0.1",
            "127.0.0.5",
            "127.1.1.1");
    private static final List<String> ODD =
            List.of("0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "0.0.0.5", "10.0.0.0", "10.255.255.255");
    private static final List<String> MASKS = List.of(
            "255.255.255.0",
            "255.255.255.0",
            "255.255.255.252",
            "255.255.0.0",
            "255.0.0.0",
            "255.255.255.255",
            "255.255.255.254",
            "255.255.255.128",
            "0.0.0.0",
            "128.0.0.0");
    private static final List<String> BAD_MASKS = List.of("255.0.255.0", "0.0.0.255", "255.255.255.253");
    private static final List<String> NETS =
            List.of("10.0.0.0", "10.0.0.0", "192.168.1.0", "192.168.0.0", "172.16.0.0", "100.115.92.0", "8.8.8.8");
    private static final List<String> DEVICES =
            List.of("eth0", "eth0", "eth0", "eth0", "lo", "p0", "eth0:1", "eth0:1", "eth0:2");

    private static final int UP = 1;
    private static final int GATEWAY = 2;
    private static final int HOST = 4;
    private static final int REJECT = 0x200;

    private final Pick pick;

    private NetworkCalls(Pick pick) {
        this.pick = pick;
    }

    static List<Call> sequence(Random random) {
        NetworkCalls calls = new NetworkCalls(new Pick(random));
        return calls.pick.repeat(20, 80, calls::next);
    }

    private Call next() {
        int kind = pick.below(100);
        if (kind < 22) {
            return Call.of("SIOCSIFADDR", device(), address());
        }
        if (kind < 34) {
            return Call.of("SIOCSIFNETMASK", device(), pick.percent(93) ? pick.from(MASKS) : pick.from(BAD_MASKS));
        }
        if (kind < 38) {
            return Call.of("SIOCSIFBRDADDR", device(), pick.of("10.0.0.255", "192.168.1.255", "0.0.0.0", "10.0.0.2"));
        }
        if (kind < 58) {
            return Call.of("SIOCSIFFLAGS", device(), flags());
        }
        return route(kind < 87 ? "SIOCADDRT" : "SIOCDELRT");
    }

    private String device() {
        return pick.percent(96) ? pick.from(DEVICES) : pick.of("nope", "", "eth0:", "nope:1");
    }

    private String address() {
        return pick.percent(92) ? pick.from(ADDRESSES) : pick.from(ODD);
    }

    private int flags() {
        return pick.percent(70) ? pick.of(0x1043, 0x1043, 0x1, 0x1002, 0x0) : pick.below(0x10000);
    }

    /** Some of the destinations have host bits, which is an error. */
    private Call route(String name) {
        int flags = UP;
        String gateway = "";
        if (pick.percent(60)) {
            flags |= GATEWAY;
            gateway = pick.percent(97) ? address() : "0.0.0.0";
        }
        flags |= pick.percent(15) ? HOST : 0;
        flags |= pick.percent(6) ? REJECT : 0;
        String destination = pick.percent(30) ? "0.0.0.0" : pick.percent(85) ? pick.from(NETS) : address();
        String mask = destination.equals("0.0.0.0") && pick.percent(90) ? "0.0.0.0" : pick.from(MASKS);
        String device = pick.percent(55) ? "" : pick.of("eth0", "eth0", "lo", "p0", "nope");
        int metric = pick.percent(80) ? 0 : pick.of(1, 2, 11);
        return Call.of(name, destination, gateway, mask, flags, device, metric);
    }
}
