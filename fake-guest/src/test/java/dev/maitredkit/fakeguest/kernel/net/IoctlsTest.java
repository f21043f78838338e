package dev.maitredkit.fakeguest.kernel.net;

import static dev.maitredkit.fakeguest.kernel.net.NetTest.UP;
import static dev.maitredkit.fakeguest.kernel.net.NetTest.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rare requests, as the live comparison with Linux 6.18 has them. */
class IoctlsTest {
    private static final Set<InterfaceFlag> DOWN = EnumSet.noneOf(InterfaceFlag.class);

    private static RouteRequest route(Route.Type type, String destination, int length, String device) {
        return new RouteRequest(
                type,
                ip(destination),
                length,
                Optional.empty(),
                Optional.of(device).filter(it -> !it.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    @Test
    void an_alias_needs_an_address_and_loses_it_when_it_goes_down() {
        assertThat(Net.atBoot().setFlags("eth0:1", UP).error()).contains(Errno.EADDRNOTAVAIL);
        assertThat(Net.atBoot().setFlags("eth7:1", UP).error()).contains(Errno.ENODEV);

        Net net = Net.atBoot().setAddress("eth0:1", ip("10.0.0.1")).net();
        assertThat(net.setFlags("eth0:1", UP).net()).isEqualTo(net);
        NetInterface after =
                net.setFlags("eth0:1", DOWN).net().findInterface("eth0").orElseThrow();
        assertThat(after.addresses()).isEmpty();
    }

    @Test
    void a_broadcast_address_is_set_where_there_is_an_address() {
        assertThat(Net.atBoot().setBroadcast("eth0", ip("10.0.0.255")).error()).contains(Errno.EADDRNOTAVAIL);

        Net net = Net.atBoot().setAddress("eth0", ip("10.0.0.1")).net();
        Net changed = net.setBroadcast("eth0", ip("10.0.0.255")).net();
        assertThat(IpText.inet(changed.findInterface("eth0").orElseThrow())).contains("10.0.0.1/8 brd 10.0.0.255 ");
        assertThat(IpText.inet(net.setBroadcast("eth0", Ipv4Address.ANY)
                        .net()
                        .findInterface("eth0")
                        .orElseThrow()))
                .contains("10.0.0.1/8 scope");
    }

    @Test
    void flags_without_a_meaning_here_are_kept_too() {
        Net net = Net.atBoot().setFlags("eth0", InterfaceFlag.of(0xffff)).net();
        assertThat(InterfaceFlag.bits(net.findInterface("eth0").orElseThrow().configured()))
                .isEqualTo(0xf3a7);
    }

    @Test
    void a_destination_has_no_bits_behind_its_mask_whether_it_is_added_or_deleted() {
        RouteRequest odd = route(Route.Type.UNICAST, "10.0.0.1", 8, "eth7");
        assertThat(Net.atBoot().addRoute(odd, false).error()).contains(Errno.EINVAL);
        assertThat(Net.atBoot().deleteRoute(odd).error()).contains(Errno.EINVAL);
    }

    @Test
    void zero_is_no_gateway() {
        RouteRequest request = RouteRequest.defaultBy(Ipv4Address.ANY);
        assertThat(Net.atBoot().addRoute(request, false).error()).contains(Errno.EINVAL);

        Net up = Net.atBoot().setFlags("lo", UP).net();
        Net byLoopback =
                up.addRoute(RouteRequest.defaultBy(Ipv4Address.LOOPBACK), false).net();
        assertThat(byLoopback.deleteRoute(request).net().routes(Route.Table.MAIN))
                .isEmpty();
        assertThat(byLoopback.routes(Route.Table.MAIN)).hasSize(1);
    }

    @Test
    void a_refusing_route_is_of_this_host_so_that_it_covers_gateways() {
        Net net = Net.atBoot()
                .addRoute(route(Route.Type.UNREACHABLE, "0.0.0.0", 0, ""), false)
                .net();
        RouteRequest request = RouteRequest.defaultBy(ip("127.0.0.5"));
        assertThat(net.addRoute(request, false).error()).contains(Errno.EHOSTUNREACH);
    }
}
