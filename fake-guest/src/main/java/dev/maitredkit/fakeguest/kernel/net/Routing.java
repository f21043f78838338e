package dev.maitredkit.fakeguest.kernel.net;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.net.Route.Protocol;
import dev.maitredkit.fakeguest.kernel.net.Route.Table;
import dev.maitredkit.fakeguest.kernel.net.Route.Type;
import java.util.Optional;
import java.util.OptionalInt;

/** Routes that are asked for (net/ipv4/fib_frontend.c and fib_semantics.c of Linux 6.18). */
final class Routing {
    private Routing() {}

    static NetOutcome add(Net net, RouteRequest request, boolean exclusive) {
        Optional<Errno> malformed = malformed(net, request);
        if (malformed.isPresent()) {
            return NetOutcome.failed(net, malformed.get());
        }
        if (request.gateway().filter(Ipv4Address::isZero).isPresent()) {
            return NetOutcome.failed(net, Errno.EINVAL);
        }
        // The table is made before the route is looked at, so a refused route leaves its trace too.
        Net made = net.withFib(net.fib().create());
        return resolve(made, request)
                .flatMap(route -> exclusive && made.fib().hasRival(route)
                        ? Result.err(Errno.EEXIST)
                        : made.fib().prepend(route))
                .fold(fib -> NetOutcome.ok(made.withFib(fib)), errno -> NetOutcome.failed(made, errno));
    }

    static NetOutcome delete(Net net, RouteRequest request) {
        Optional<Errno> malformed = malformed(net, request);
        if (malformed.isPresent()) {
            return NetOutcome.failed(net, malformed.get());
        }
        OptionalInt device = deviceOf(net, request);
        Optional<Ipv4Address> gateway = request.gateway().filter(it -> !it.isZero());
        Table table = tableOf(request.type());
        return net.fib()
                .withoutFirst(route -> route.table() == table
                        && route.type() == request.type()
                        && route.destination().equals(request.destination())
                        && route.prefixLength() == request.prefixLength()
                        && (request.scope().isEmpty() || request.scope().get() == route.scope())
                        && (request.source().isEmpty() || request.source().equals(route.source()))
                        && (request.metric() == 0 || request.metric() == route.metric())
                        && (device.isEmpty() || device.equals(route.device()))
                        && (gateway.isEmpty() || gateway.equals(route.gateway())))
                .map(fib -> NetOutcome.ok(net.withFib(fib)))
                .orElseGet(() -> NetOutcome.failed(net, Errno.ESRCH));
    }

    /** What rtentry_to_fib_config looks at before it looks at any route. */
    private static Optional<Errno> malformed(Net net, RouteRequest request) {
        if (!request.destination()
                .and(Ipv4Address.maskOf(request.prefixLength()))
                .equals(request.destination())) {
            return Optional.of(Errno.EINVAL);
        }
        boolean unknown = request.device().isPresent()
                && net.findInterface(request.device().get()).isEmpty();
        return unknown ? Optional.of(Errno.ENODEV) : Optional.empty();
    }

    private static Result<Route> resolve(Net net, RouteRequest request) {
        Scope scope = request.scope().orElseGet(() -> scopeByGateway(net.fib(), request));
        if (request.type() == Type.UNREACHABLE) {
            boolean plain = request.gateway().isEmpty() && request.device().isEmpty();
            return plain ? Result.ok(route(request, scope, OptionalInt.empty())) : Result.err(Errno.EINVAL);
        }
        if (scope == Scope.NOWHERE || scope.number() < narrowest(request.type()).number()) {
            return Result.err(Errno.EINVAL);
        }
        return nextHop(net, request, scope).flatMap(device -> {
            boolean own = request.source().isEmpty()
                    || net.fib().typeOf(request.source().get()) == Type.LOCAL
                    || (request.type() == Type.LOCAL && request.source().get().equals(request.destination()));
            return own ? Result.ok(route(request, scope, OptionalInt.of(device.index()))) : Result.err(Errno.EINVAL);
        });
    }

    /** SIOCADDRT: a gateway that is a neighbour makes the route universal, a refusal is of this host, all else is of the link. */
    private static Scope scopeByGateway(Fib fib, RouteRequest request) {
        if (request.type() == Type.UNREACHABLE) {
            return Scope.HOST;
        }
        boolean neighbour =
                request.gateway().isPresent() && fib.typeOf(request.gateway().get()) == Type.UNICAST;
        return neighbour ? Scope.UNIVERSE : Scope.LINK;
    }

    private static Scope narrowest(Type type) {
        return switch (type) {
            case UNICAST, UNREACHABLE -> Scope.UNIVERSE;
            case LOCAL -> Scope.HOST;
            case BROADCAST -> Scope.LINK;
        };
    }

    private static Result<NetInterface> nextHop(Net net, RouteRequest request, Scope scope) {
        Optional<NetInterface> named = request.device().flatMap(net::findInterface);
        if (scope == Scope.HOST) {
            if (request.gateway().isPresent()) {
                return Result.err(Errno.EINVAL);
            }
            return named.map(Result::ok).orElseGet(() -> Result.err(Errno.ENODEV));
        }
        if (request.gateway().isPresent()) {
            return byGateway(net, request.gateway().get(), named, scope).flatMap(Routing::requireUp);
        }
        return named.map(Routing::requireUp).orElseGet(() -> Result.err(Errno.ENODEV));
    }

    /** The gateway must be nearer than the route's own scope: a neighbour, or for a route of the link itself. */
    private static Result<NetInterface> byGateway(
            Net net, Ipv4Address gateway, Optional<NetInterface> named, Scope scope) {
        Scope least = scope.number() < Scope.LINK.number() ? Scope.LINK : Scope.HOST;
        OptionalInt device = named.map(it -> OptionalInt.of(it.index())).orElseGet(OptionalInt::empty);
        Optional<Route> found = net.fib().lookup(gateway, least, device);
        if (found.isEmpty()) {
            return Result.err(Errno.ENETUNREACH);
        }
        return switch (found.get().type()) {
            case UNREACHABLE -> Result.err(Errno.EHOSTUNREACH);
            case BROADCAST -> Result.err(Errno.EINVAL);
            case UNICAST, LOCAL ->
                Result.ok(net.findInterface(found.get().device().orElseThrow()).orElseThrow());
        };
    }

    private static Result<NetInterface> requireUp(NetInterface device) {
        return device.isUp() ? Result.ok(device) : Result.err(Errno.ENETDOWN);
    }

    private static OptionalInt deviceOf(Net net, RouteRequest request) {
        return request.device()
                .flatMap(net::findInterface)
                .map(it -> OptionalInt.of(it.index()))
                .orElseGet(OptionalInt::empty);
    }

    private static Table tableOf(Type type) {
        return type == Type.LOCAL || type == Type.BROADCAST ? Table.LOCAL : Table.MAIN;
    }

    private static Route route(RouteRequest request, Scope scope, OptionalInt device) {
        return new Route(
                tableOf(request.type()),
                request.type(),
                request.destination(),
                request.prefixLength(),
                scope,
                Protocol.BOOT,
                request.metric(),
                request.gateway(),
                device,
                request.source());
    }
}
