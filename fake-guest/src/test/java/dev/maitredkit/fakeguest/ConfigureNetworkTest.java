package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.failure;
import static dev.maitredkit.fakeguest.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.net.IpText;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.Route;
import io.grpc.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigureNetworkTest {
    private static final String ADDRESS = "100.115.92.6";
    private static final String NETMASK = "255.255.255.252";
    private static final String GATEWAY = "100.115.92.5";

    private final FakeGuest guest = FakeGuest.builder().start();
    private final Calls calls = new Calls(guest);

    @AfterEach
    void close() {
        guest.close();
    }

    private Net net() {
        return guest.snapshot().kernel().net();
    }

    private void assertFails(Status.Code code, String message, String address, String netmask, String gateway) {
        Status status = failure(calls.configure(address, netmask, gateway));
        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getDescription()).isEqualTo(message);
    }

    @Test
    void the_first_zero_is_named_and_nothing_changes() {
        Net before = net();
        assertFails(Status.Code.INVALID_ARGUMENT, "IPv4 address cannot be 0", "0.0.0.0", "0.0.0.0", "0.0.0.0");
        assertFails(Status.Code.INVALID_ARGUMENT, "IPv4 netmask cannot be 0", ADDRESS, "0.0.0.0", "0.0.0.0");
        assertFails(Status.Code.INVALID_ARGUMENT, "IPv4 gateway cannot be 0", ADDRESS, NETMASK, "0.0.0.0");
        assertThat(net()).isEqualTo(before);
    }

    @Test
    void it_sets_address_netmask_route_and_host_ip() {
        get(calls.configure(ADDRESS, NETMASK, GATEWAY));
        assertThat(IpText.routes(net(), Route.Table.MAIN)).isEqualTo("""
                        default via 100.115.92.5 dev eth0\s
                        100.115.92.4/30 dev eth0 scope link  src 100.115.92.6\s
                        """);
        assertThat(IpText.addresses(net(), net().findInterface("lo").orElseThrow()))
                .contains("<LOOPBACK,UP,LOWER_UP>", "inet 127.0.0.1/8 scope host lo");
        assertThat(calls.run("test $(stat -c %a /run/host_ip) = 644 && test $(cat /run/host_ip) = " + GATEWAY
                        + " && exit $(wc -c </run/host_ip)"))
                .isEqualTo(GATEWAY.length());
    }

    @Test
    void an_existing_host_ip_is_cut_and_gets_the_mode_of_a_new_one() {
        calls.run("echo something much longer than an address >/run/host_ip; chmod 777 /run/host_ip");
        get(calls.configure(ADDRESS, NETMASK, GATEWAY));
        assertThat(calls.run("test $(stat -c %a /run/host_ip) = 644 && test $(cat /run/host_ip) = " + GATEWAY))
                .isZero();
    }

    @Test
    void an_identical_repeat_fails_at_the_gateway() {
        get(calls.configure(ADDRESS, NETMASK, GATEWAY));
        Net before = net();
        assertFails(Status.Code.INTERNAL, "failed to set IPv4 gateway: File exists", ADDRESS, NETMASK, GATEWAY);
        assertThat(net()).isEqualTo(before);
    }

    @Test
    void what_was_done_before_a_failure_stays() {
        assertFails(
                Status.Code.INTERNAL, "failed to set IPv4 netmask: Invalid argument", ADDRESS, "255.0.255.0", GATEWAY);
        assertThat(IpText.addresses(net()))
                .contains("inet 100.115.92.6/8 brd 100.255.255.255")
                .doesNotContain("UP");
        assertFails(
                Status.Code.INTERNAL,
                "failed to set IPv4 gateway: Network is unreachable",
                ADDRESS,
                NETMASK,
                "8.8.8.8");
        assertThat(IpText.routes(net(), Route.Table.MAIN))
                .isEqualTo("100.115.92.4/30 dev eth0 scope link  src 100.115.92.6 \n");
        assertThat(calls.run("test -e /run/host_ip")).isEqualTo(1);
    }

    @Test
    void a_multicast_address_is_refused_by_the_kernel() {
        assertFails(
                Status.Code.INTERNAL, "failed to set IPv4 address: Invalid argument", "224.0.0.5", NETMASK, GATEWAY);
    }
}
