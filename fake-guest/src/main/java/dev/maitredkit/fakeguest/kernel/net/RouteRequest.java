package dev.maitredkit.fakeguest.kernel.net;

import java.util.Objects;
import java.util.Optional;

/**
 * What a route to add or delete is to be; what is empty is found out by the kernel, or matches everything when
 * deleting.
 *
 * @param scope empty for what SIOCADDRT does: it looks at the gateway
 * @param metric 0 if it was not given
 */
public record RouteRequest(
        Route.Type type,
        Ipv4Address destination,
        int prefixLength,
        Optional<Ipv4Address> gateway,
        Optional<String> device,
        Optional<Scope> scope,
        Optional<Ipv4Address> source,
        long metric) {
    public RouteRequest {
        Objects.requireNonNull(type);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(gateway);
        Objects.requireNonNull(device);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(source);
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("prefix length " + prefixLength);
        }
    }

    /** The default route by that gateway, as route(8) and the agent ask for it (SIOCADDRT, RTF_UP|RTF_GATEWAY). */
    public static RouteRequest defaultBy(Ipv4Address gateway) {
        return new RouteRequest(
                Route.Type.UNICAST,
                Ipv4Address.ANY,
                0,
                Optional.of(gateway),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public RouteRequest withDevice(String name) {
        return new RouteRequest(type, destination, prefixLength, gateway, Optional.of(name), scope, source, metric);
    }
}
