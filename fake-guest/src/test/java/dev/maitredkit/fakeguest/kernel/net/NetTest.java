package dev.maitredkit.fakeguest.kernel.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Answers and states as Linux 6.18 gave them. */
class NetTest {
    static final Set<InterfaceFlag> UP = EnumSet.of(InterfaceFlag.UP, InterfaceFlag.MULTICAST);

    static Ipv4Address ip(String text) {
        return Ipv4Address.parse(text).orElseThrow();
    }

    private static Net done(Net net, Function<Net, NetOutcome> request) {
        NetOutcome outcome = request.apply(net);
        assertThat(outcome.error()).isEmpty();
        return outcome.net();
    }

    private static Net configured(String address, String mask) {
        Net net = done(Net.atBoot(), it -> it.setAddress("eth0", ip(address)));
        net = done(net, it -> it.setNetmask("eth0", ip(mask)));
        return done(net, it -> it.setFlags("eth0", UP));
    }

    private static NetOutcome gateway(Net net, String gateway) {
        return net.addRoute(RouteRequest.defaultBy(ip(gateway)), false);
    }

    private static String addresses(Net net) {
        return IpText.inet(net.findInterface("eth0").orElseThrow());
    }

    private static String routes(Net net) {
        return IpText.routes(net, Route.Table.MAIN);
    }

    @Test
    void an_address_gets_the_mask_and_broadcast_of_its_class() {
        assertThat(addresses(done(Net.atBoot(), it -> it.setAddress("eth0", ip("10.1.2.3")))))
                .startsWith("    inet 10.1.2.3/8 brd 10.255.255.255 scope global eth0\n");
        assertThat(addresses(done(Net.atBoot(), it -> it.setAddress("eth0", ip("172.16.0.2")))))
                .startsWith("    inet 172.16.0.2/16 brd 172.16.255.255 scope global eth0\n");
        assertThat(addresses(done(Net.atBoot(), it -> it.setAddress("eth0", ip("192.168.5.9")))))
                .startsWith("    inet 192.168.5.9/24 brd 192.168.5.255 scope global eth0\n");
        assertThat(addresses(done(Net.atBoot(), it -> it.setAddress("eth0", ip("240.0.0.1")))))
                .startsWith("    inet 240.0.0.1/32 scope global eth0\n");
        assertThat(addresses(done(Net.atBoot(), it -> it.setAddress("eth0", ip("255.255.255.255")))))
                .startsWith("    inet 255.255.255.255/0 brd 255.255.255.255 scope global eth0\n");
        assertThat(addresses(done(Net.atBoot(), it -> it.setAddress("eth0", ip("127.0.0.1")))))
                .startsWith("    inet 127.0.0.1/8 brd 127.255.255.255 scope host eth0\n");
        assertThat(Net.atBoot().setAddress("eth0", ip("224.0.0.5")).error()).contains(Errno.EINVAL);
        assertThat(Net.atBoot().setAddress("eth9", ip("10.0.0.1")).error()).contains(Errno.ENODEV);
    }

    @Test
    void the_same_address_changes_nothing_and_another_flushes_the_routes() {
        Net net = done(configured("100.115.92.6", "255.255.255.252"), it -> gateway(it, "100.115.92.5"));
        assertThat(done(net, it -> it.setAddress("eth0", ip("100.115.92.6")))).isEqualTo(net);
        Net moved = done(net, it -> it.setAddress("eth0", ip("10.0.0.1")));
        assertThat(routes(moved)).isEqualTo("10.0.0.0/8 dev eth0 scope link  src 10.0.0.1 \n");
    }

    @Test
    void a_narrow_mask_keeps_the_broadcast_of_the_class() {
        assertThat(addresses(configured("100.115.92.6", "255.255.255.254")))
                .startsWith("    inet 100.115.92.6/31 brd 100.255.255.255 ");
        assertThat(addresses(configured("100.115.92.6", "255.255.255.252")))
                .startsWith("    inet 100.115.92.6/30 brd 100.115.92.7 ");
    }

    @Test
    void a_mask_needs_an_address_and_its_ones_first() {
        assertThat(Net.atBoot().setNetmask("eth0", ip("255.0.0.0")).error()).contains(Errno.EADDRNOTAVAIL);
        Net net = done(Net.atBoot(), it -> it.setAddress("eth0", ip("10.0.0.1")));
        assertThat(net.setNetmask("eth0", ip("255.0.255.0"))).isEqualTo(NetOutcome.failed(net, Errno.EINVAL));
    }

    @Test
    void a_gateway_must_be_a_neighbour_or_this_machine() {
        Net net = done(configured("100.115.92.6", "255.255.255.252"), it -> it.setFlags("lo", UP));
        assertThat(routes(done(net, it -> gateway(it, "100.115.92.5"))))
                .startsWith("default via 100.115.92.5 dev eth0 \n");
        assertThat(routes(done(net, it -> gateway(it, "100.115.92.6"))))
                .startsWith("default via 100.115.92.6 dev eth0 scope link \n");
        assertThat(routes(done(net, it -> gateway(it, "100.115.92.4"))))
                .startsWith("default via 100.115.92.4 dev eth0 \n");
        assertThat(routes(done(net, it -> gateway(it, "127.0.0.1"))))
                .startsWith("default via 127.0.0.1 dev lo scope link \n");
        for (String other : new String[] {"8.8.8.8", "100.115.92.7", "255.255.255.255", "224.0.0.1", "0.0.0.5"}) {
            assertThat(gateway(net, other).error()).as(other).contains(Errno.ENETUNREACH);
        }
        Net down = done(Net.atBoot(), it -> it.setAddress("eth0", ip("100.115.92.6")));
        assertThat(gateway(down, "100.115.92.5").error()).contains(Errno.ENETUNREACH);
    }

    @Test
    void a_gateway_is_not_looked_for_behind_another() {
        Net net = done(configured("100.115.92.6", "255.255.255.252"), it -> gateway(it, "100.115.92.5"));
        assertThat(gateway(net, "8.8.8.8").error()).contains(Errno.ENETUNREACH);
        assertThat(gateway(net, "100.115.92.5").error()).contains(Errno.EEXIST);
    }

    @Test
    void of_two_default_routes_the_newest_is_first() {
        Net net = done(configured("100.115.92.10", "255.255.255.0"), it -> gateway(it, "100.115.92.9"));
        assertThat(routes(done(net, it -> gateway(it, "100.115.92.1")))).isEqualTo("""
                        default via 100.115.92.1 dev eth0\s
                        default via 100.115.92.9 dev eth0\s
                        100.115.92.0/24 dev eth0 scope link  src 100.115.92.10\s
                        """);
    }

    @Test
    void a_wide_mask_whose_prefix_is_zero_has_no_route() {
        Net net = configured("100.115.92.6", "128.0.0.0");
        assertThat(routes(net)).isEmpty();
        assertThat(gateway(net, "1.2.3.4").error()).contains(Errno.ENETUNREACH);
    }

    @Test
    void the_ends_of_a_pair_have_a_carrier_while_both_are_up() {
        Net pair = done(Net.of(NetInterface.loopback()), it -> it.addPair("eth0", "p0"));
        assertThat(pair.interfaces()).extracting(NetInterface::name).containsExactly("lo", "p0", "eth0");
        Net one = done(pair, it -> it.setFlags("eth0", UP));
        assertThat(one.findInterface("eth0").orElseThrow().carrier()).isFalse();
        Net both = done(one, it -> it.setFlags("p0", UP));
        assertThat(both.findInterface("eth0").orElseThrow().carrier()).isTrue();
        Net none = done(both, it -> it.removeInterface("p0"));
        assertThat(none.interfaces()).extracting(NetInterface::name).containsExactly("lo");
        assertThat(pair.addPair("eth1", "p0").error()).contains(Errno.EEXIST);
    }

    @Test
    void going_down_takes_the_neighbours_routes_away() {
        Net net = done(configured("10.0.0.1", "255.0.0.0"), it -> it.setFlags("eth0", Set.of()));
        assertThat(routes(net)).isEmpty();
        assertThat(IpText.routes(net, Route.Table.LOCAL))
                .isEqualTo("local 10.0.0.1 dev eth0 scope host  src 10.0.0.1 \n");
    }

    @Test
    void proc_net_route_is_empty_until_the_table_is_used() {
        assertThat(NetText.route(Net.atBoot())).isEmpty();
        assertThat(NetText.route(gateway(Net.atBoot(), "10.0.0.1").net()))
                .hasSize(128)
                .startsWith("Iface\tDestination\tGateway \tFlags\t");
        Net net = done(configured("100.115.92.6", "255.255.255.252"), it -> gateway(it, "100.115.92.5"));
        assertThat(NetText.route(net).lines().map(String::stripTrailing))
                .containsExactly(
                        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                        "eth0\t00000000\t055C7364\t0003\t0\t0\t0\t00000000\t0\t0\t0",
                        "eth0\t045C7364\t00000000\t0001\t0\t0\t0\tFCFFFFFF\t0\t0\t0");
        assertThat(NetText.route(net).lines()).allMatch(line -> line.length() == 127);
    }

    @Test
    void an_interface_is_shown_as_busybox_shows_it() {
        Net net = done(configured("100.115.92.6", "255.255.255.252"), it -> it.setFlags("lo", UP));
        assertThat(IpText.addresses(net)).isEqualTo("""
                        1: lo: <LOOPBACK,MULTICAST,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000
                            link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                            inet 127.0.0.1/8 scope host lo
                               valid_lft forever preferred_lft forever
                            inet6 ::1/128 scope host\s
                               valid_lft forever preferred_lft forever
                        2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue qlen 1000
                            link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
                            inet 100.115.92.6/30 brd 100.115.92.7 scope global eth0
                               valid_lft forever preferred_lft forever
                            inet6 fe80::5054:ff:fe12:3456/64 scope link\s
                               valid_lft forever preferred_lft forever
                        """);
    }
}
