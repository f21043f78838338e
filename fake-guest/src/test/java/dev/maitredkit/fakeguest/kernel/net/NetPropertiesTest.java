package dev.maitredkit.fakeguest.kernel.net;

import static dev.maitredkit.fakeguest.kernel.net.NetTest.UP;
import static dev.maitredkit.fakeguest.kernel.net.NetTest.ip;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds after any requests whatever. */
class NetPropertiesTest {
    private static final Net FIRST = Net.atBoot();

    /** A request with a name, so that a failure can be read. */
    private record Request(String text, Function<Net, NetOutcome> call) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        Arbitrary<String> addresses = Arbitraries.of(
                "10.1.2.3",
                "10.1.2.4",
                "10.1.3.1",
                "100.115.92.6",
                "192.168.5.9",
                "127.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "224.0.0.5",
                "0.1.2.3",
                "0.0.0.0");
        Arbitrary<Integer> lengths = Arbitraries.of(0, 1, 8, 16, 24, 30, 31, 32);
        Arbitrary<String> devices = Arbitraries.of("eth0", "eth0", "lo", "eth9");
        Arbitrary<Request> set = Combinators.combine(devices, addresses)
                .as((d, a) -> new Request("address " + d + " " + a, net -> net.setAddress(d, ip(a))));
        Arbitrary<Request> mask = Combinators.combine(devices, lengths)
                .as((d, n) -> new Request("mask " + d + " " + n, net -> net.setNetmask(d, Ipv4Address.maskOf(n))));
        Arbitrary<Request> flags = Combinators.combine(devices, Arbitraries.of(true, false))
                .as((d, up) -> new Request("up " + d + " " + up, net -> net.setFlags(d, up ? UP : Set.of())));
        Arbitrary<Request> gateway = addresses.map(a ->
                new Request("gateway " + a, net -> net.addRoute(RouteRequest.defaultBy(ip(a)), false)));
        Arbitrary<Request> add = Combinators.combine(devices, addresses, lengths)
                .as((d, a, n) ->
                        new Request("add " + d + " " + a + "/" + n, net -> net.addAddress(d, address(d, a, n))));
        Arbitrary<Request> delete = Combinators.combine(devices, addresses, lengths)
                .as((d, a, n) -> new Request("del " + d + " " + a + "/" + n, net -> net.deleteAddress(d, ip(a), n)));
        return Arbitraries.oneOf(set, mask, flags, gateway, add, delete).list().ofMaxSize(30);
    }

    private static InterfaceAddress address(String device, String address, int length) {
        Scope scope = ip(address).isLoopback() ? Scope.HOST : Scope.UNIVERSE;
        return new InterfaceAddress(ip(address), Ipv4Address.maskOf(length), Optional.empty(), scope, device, false);
    }

    private static Net after(List<Request> requests) {
        Net net = FIRST;
        for (Request request : requests) {
            net = request.call().apply(net).net();
        }
        return net;
    }

    private static List<Route> routes(Net net) {
        return net.fib().routes();
    }

    @Property
    void routes_stay_in_the_kernels_order_without_repeats(@ForAll("requests") List<Request> requests) {
        List<Route> routes = routes(after(requests));
        assertThat(routes).isSortedAccordingTo(Route.ORDER).doesNotHaveDuplicates();
    }

    @Property
    void a_route_to_neighbours_is_on_an_interface_that_is_up(@ForAll("requests") List<Request> requests) {
        Net net = after(requests);
        assertThat(routes(net)).allSatisfy(route -> {
            NetInterface device = net.findInterface(route.device().getAsInt()).orElseThrow();
            assertThat(device.isUp() || route.isToItself()).isTrue();
        });
    }

    @Property
    void a_source_is_an_address_of_this_machine(@ForAll("requests") List<Request> requests) {
        Net net = after(requests);
        assertThat(routes(net))
                .allSatisfy(route -> assertThat(net.interfaces())
                        .anyMatch(device -> device.addresses().stream()
                                .anyMatch(it -> Optional.of(it.local()).equals(route.source())
                                        || route.source().isEmpty())));
    }

    @Property
    void each_secondary_address_has_a_primary_one(@ForAll("requests") List<Request> requests) {
        for (NetInterface device : after(requests).interfaces()) {
            assertThat(device.addresses())
                    .filteredOn(InterfaceAddress::secondary)
                    .allMatch(it -> !Ifaddrs.primaryOf(device, it).secondary());
        }
    }

    @Property
    void a_failed_gateway_changes_no_route(@ForAll("requests") List<Request> requests) {
        Net net = after(requests);
        NetOutcome outcome = net.addRoute(RouteRequest.defaultBy(ip("8.8.8.8")), false);
        if (!outcome.isOk()) {
            assertThat(routes(outcome.net())).isEqualTo(routes(net));
        } else {
            assertThat(net.fib().lookup(ip("8.8.8.8"), Scope.LINK, OptionalInt.empty()))
                    .isPresent();
        }
    }

    @Property
    void text_and_number_of_an_address_tell_the_same(@ForAll int bits) {
        Ipv4Address address = new Ipv4Address(bits);
        assertThat(Ipv4Address.parse(address.toString())).contains(address);
        assertThat(Ipv4Address.ofNetworkOrder(address.networkOrder())).isEqualTo(address);
    }
}
