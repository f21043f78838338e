package dev.maitredkit.fakeguest.kernel.net;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The main and the local routing table, which Linux keeps in one tree (net/ipv4/fib_trie.c).
 *
 * @param routes in the kernel's order; among equal ones the newest made by hand is first
 * @param made whether the main table exists: until its first use /proc/net/route has not even a heading
 */
record Fib(List<Route> routes, boolean made) {
    static final Fib EMPTY = new Fib(List.of(), false);

    Fib {
        routes = List.copyOf(routes);
    }

    Fib create() {
        return new Fib(routes, true);
    }

    /** As the kernel adds its own: after equal ones, and quietly not at all when it is there. */
    Fib append(Route route) {
        return routes.contains(route) ? create() : insert(route, route, 1);
    }

    /** As SIOCADDRT and netlink without NLM_F_EXCL add: before equal ones. EEXIST if it is there. */
    Result<Fib> prepend(Route route) {
        return routes.contains(route) ? Result.err(Errno.EEXIST) : Result.ok(insert(route, route, 0));
    }

    /** Whether one with the same destination, table and metric is there (NLM_F_EXCL refuses that). */
    boolean hasRival(Route route) {
        return routes.stream().anyMatch(it -> Route.ORDER.compare(it, route) == 0);
    }

    private Fib insert(Route route, Route place, int whenEqual) {
        int at = 0;
        while (at < routes.size() && Route.ORDER.compare(routes.get(at), place) < whenEqual) {
            at++;
        }
        List<Route> next = new ArrayList<>(routes);
        next.add(at, route);
        return new Fib(next, true);
    }

    Fib without(Predicate<Route> gone) {
        return new Fib(routes.stream().filter(gone.negate()).toList(), made);
    }

    /** Without the first that fits; empty when none does. */
    Optional<Fib> withoutFirst(Predicate<Route> fits) {
        return routes.stream().filter(fits).findFirst().map(found -> without(route -> route == found));
    }

    /**
     * The entry that a packet for the address takes: the longest prefix first; none with a scope wider than
     * {@code least} (so a gateway is not looked for behind another gateway).
     */
    Optional<Route> lookup(Ipv4Address address, Scope least, OptionalInt device) {
        return routes.stream()
                .filter(route -> route.covers(address))
                .filter(route -> route.scope().number() >= least.number())
                .filter(route -> device.isEmpty()
                        || route.device().isEmpty()
                        || route.device().equals(device))
                .min(Comparator.comparingInt(route -> -route.prefixLength()));
    }

    /** What kind of address it is to this machine (inet_addr_type of net/ipv4/fib_frontend.c). */
    Route.Type typeOf(Ipv4Address address) {
        if (address.isZero() || address.equals(Ipv4Address.LIMITED_BROADCAST) || address.isMulticast()) {
            return Route.Type.BROADCAST;
        }
        return lookup(address, Scope.UNIVERSE, OptionalInt.empty())
                .map(Route::type)
                .orElse(Route.Type.UNICAST);
    }
}
