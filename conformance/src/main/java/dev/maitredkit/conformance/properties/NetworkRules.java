package dev.maitredkit.conformance.properties;

import static dev.maitredkit.conformance.properties.Steps.check;
import static dev.maitredkit.conformance.properties.Steps.configure;
import static dev.maitredkit.conformance.properties.Steps.network;
import static dev.maitredkit.conformance.properties.Steps.ok;
import static dev.maitredkit.conformance.properties.Steps.scenario;
import static dev.maitredkit.conformance.properties.Steps.status;

import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** ConfigureNetwork. */
public class NetworkRules extends RuleSet {
    /** A set-up of its own, so that what follows changes the address whatever was there before. */
    private static final NetworkConfigRequest OTHER =
            network(ip(192, 168, 255, 2), ip(255, 255, 255, 252), ip(192, 168, 255, 1));

    /**
     * A set-up as a host would ask for it.
     *
     * @param address of the guest; neither the subnet's first nor its last one
     * @param prefix the length of the netmask, 16 to 30
     * @param gateway of the same subnet, another address
     */
    record Subnet(int address, int prefix, int gateway) {
        int netmask() {
            return -1 << (32 - prefix);
        }

        NetworkConfigRequest request() {
            return network(address, netmask(), gateway);
        }
    }

    @Example
    void network_001_a_good_request_is_ok() {
        fromFile();
    }

    @Property
    void network_002_the_address_and_the_netmask_are_applied(@ForAll("subnets") Subnet subnet) {
        run(scenario(
                "NETWORK-002",
                "the address and the netmask are applied",
                List.of(
                        before(),
                        configure(subnet.request(), ok()),
                        check(Check.newBuilder().setAddress(dotted(subnet.address()) + "/" + subnet.prefix()))),
                Need.NETWORK));
    }

    @Property
    void network_003_the_gateway_is_the_default_route(@ForAll("subnets") Subnet subnet) {
        run(scenario(
                "NETWORK-003",
                "the gateway is the default route",
                List.of(
                        before(),
                        configure(subnet.request(), ok()),
                        check(Check.newBuilder().setGateway(dotted(subnet.gateway())))),
                Need.NETWORK));
    }

    private static Step before() {
        return configure(OTHER, status("ANY")).toBuilder().setSetup(true).build();
    }

    @Provide
    Arbitrary<Subnet> subnets() {
        Arbitrary<Integer> networks = Arbitraries.of(
                ip(100, 115, 92, 0), ip(10, 0, 0, 0), ip(10, 200, 0, 0), ip(172, 16, 0, 0), ip(192, 168, 0, 0));
        return Combinators.combine(
                        networks,
                        Arbitraries.integers().between(16, 30),
                        Arbitraries.integers().between(0, 254),
                        Arbitraries.integers().between(1, 65534),
                        Arbitraries.integers().between(1, 65533))
                .as(NetworkRules::subnet);
    }

    /** Picks a subnet in the network and two different addresses in it. */
    private static Subnet subnet(int network, int prefix, int third, int guest, int offset) {
        int hosts = (1 << (32 - prefix)) - 2;
        int base = (network | third << 8) & -1 << (32 - prefix);
        int first = Math.floorMod(guest, hosts);
        int second = Math.floorMod(first + 1 + Math.floorMod(offset, hosts - 1), hosts);
        return new Subnet(base + 1 + first, prefix, base + 1 + second);
    }

    @Property
    void network_004_zero_is_an_invalid_argument(@ForAll("withZeros") NetworkConfigRequest request) {
        run(scenario(
                "NETWORK-004",
                "a field that is 0 is an invalid argument",
                List.of(configure(request, status("INVALID_ARGUMENT"))),
                Need.NETWORK));
    }

    @Property
    void network_005_the_first_zero_is_named(@ForAll("withZeros") NetworkConfigRequest request) {
        String first = request.getIpv4Config().getAddress() == 0
                ? "address"
                : request.getIpv4Config().getNetmask() == 0 ? "netmask" : "gateway";
        run(scenario(
                "NETWORK-005",
                "the message names the first field that is 0",
                List.of(configure(
                        request,
                        status("INVALID_ARGUMENT").toBuilder().setMessage(first).build())),
                Need.NETWORK));
    }

    @Provide
    Arbitrary<NetworkConfigRequest> withZeros() {
        Arbitrary<NetworkConfigRequest> masked = Combinators.combine(
                        subnets(), Arbitraries.integers().between(0, 6))
                .as((subnet, kept) -> network(
                        (kept & 1) == 0 ? 0 : subnet.address(),
                        (kept & 2) == 0 ? 0 : subnet.netmask(),
                        (kept & 4) == 0 ? 0 : subnet.gateway()));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, masked),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(NetworkConfigRequest.getDefaultInstance())));
    }

    @Example
    void network_006_a_gateway_off_the_link_is_not_ok() {
        fromFile();
    }

    @Example
    void network_007_a_good_request_after_a_failed_one() {
        fromFile();
    }

    @Example
    void network_008_a_second_request_takes_the_place_of_the_first() {
        fromFile();
    }

    @Property
    void network_009_a_netmask_with_holes_is_not_ok(@ForAll("subnets") Subnet subnet, @ForAll("holes") int netmask) {
        run(scenario(
                "NETWORK-009",
                "a netmask with holes is not OK",
                List.of(configure(network(subnet.address(), netmask, subnet.gateway()), status("NOT_OK"))),
                Need.NETWORK));
    }

    @Provide
    Arbitrary<Integer> holes() {
        return Arbitraries.integers()
                .filter(mask -> mask != 0
                        && Integer.numberOfLeadingZeros(~mask) + Integer.numberOfTrailingZeros(mask) != 32
                        && mask != -1);
    }

    @Example
    void network_010_the_gateway_is_written_to_run_host_ip() {
        fromFile();
    }

    @Example
    void network_011_the_same_request_twice() {
        fromFile();
    }

    @Property
    void network_012_a_refused_request_changes_nothing(
            @ForAll("subnets") Subnet subnet, @ForAll("withZeros") NetworkConfigRequest request) {
        run(scenario(
                "NETWORK-012",
                "a request that is refused for a 0 changes nothing",
                List.of(
                        before(),
                        configure(subnet.request(), ok()).toBuilder()
                                .setSetup(true)
                                .build(),
                        configure(request, status("NOT_OK")),
                        check(Check.newBuilder().setAddress(dotted(subnet.address()) + "/" + subnet.prefix())),
                        check(Check.newBuilder().setGateway(dotted(subnet.gateway())))),
                Need.NETWORK));
    }

    private static int ip(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
