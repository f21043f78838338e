package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.net.IpText;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.kernel.net.RouteRequest;
import dev.maitredkit.fakeguest.kernel.net.Scope;
import java.util.Optional;
import java.util.stream.Collectors;

/** ip route. */
record IpRoute(Sys sys, IpArguments words, Ip.Family family) {
    String run() throws Ip.EndException {
        Optional<String> command = words.findNext();
        String name = command.isEmpty()
                ? "show"
                : IpArguments.findCommand(
                                command.get(),
                                "add",
                                "append",
                                "change",
                                "chg",
                                "delete",
                                "get",
                                "list",
                                "show",
                                "prepend",
                                "replace",
                                "test",
                                "flush")
                        .orElseThrow(() -> new Ip.EndException("invalid argument '" + command.get() + "' to 'ip'", 1));
        if (family == Ip.Family.INET6) {
            throw Ip.EndException.unsupported("ip -6 route");
        }
        switch (name) {
            case "list", "show":
                return show();
            case "add", "delete":
                boolean add = name.equals("add");
                RouteRequest request = request(add);
                Ip.require(sys.network(net -> add ? net.addRoute(request, true) : net.deleteRoute(request)));
                return "";
            default:
                throw Ip.EndException.unsupported("ip route " + name);
        }
    }

    private String show() throws Ip.EndException {
        Net net = sys.kernel().net();
        Route.Table table = Route.Table.MAIN;
        Optional<String> device = Optional.empty();
        Optional<IpPrefix> exact = Optional.empty();
        while (!words.isEmpty()) {
            if (words.take("table")) {
                String name = words.findNext().orElse("");
                if (!name.equals("main") && !name.equals("local")) {
                    throw Ip.EndException.unsupported("table " + name);
                }
                table = name.equals("local") ? Route.Table.LOCAL : Route.Table.MAIN;
            } else if (words.take("dev", "oif")) {
                device = words.findNext();
            } else if (words.take("via", "src", "proto", "scope", "type", "root", "match", "from", "metric")) {
                throw Ip.EndException.unsupported("this filter of ip route show");
            } else {
                words.take("exact", "to");
                String text = words.findNext().orElse("");
                // "default" narrows nothing here, as with BusyBox.
                if (!text.equals("default") && !text.equals("any") && !text.equals("all")) {
                    exact = Optional.of(IpPrefix.parse(text, "inet prefix"));
                }
            }
        }
        if (device.isPresent() && net.findInterface(device.get()).isEmpty()) {
            throw new Ip.EndException("can't find device '" + device.get() + "'", 1);
        }
        Optional<String> onDevice = device.map(it -> " dev " + it + " ");
        Optional<String> to =
                exact.map(it -> it.length() == 32 ? it.address() + " " : it.address() + "/" + it.length() + " ");
        return IpText.routes(net, table)
                .lines()
                .filter(line -> onDevice.isEmpty() || line.contains(onDevice.get()))
                .filter(line -> to.isEmpty() || line.startsWith(to.get()))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private RouteRequest request(boolean add) throws Ip.EndException {
        Route.Type type = Route.Type.UNICAST;
        Optional<IpPrefix> destination = Optional.empty();
        Optional<Ipv4Address> gateway = Optional.empty();
        Optional<Ipv4Address> source = Optional.empty();
        Optional<String> device = Optional.empty();
        Optional<Scope> scope = Optional.empty();
        long metric = 0;
        while (!words.isEmpty()) {
            if (words.take("via")) {
                gateway = Optional.of(IpPrefix.address(words.findNext().orElse("")));
            } else if (words.take("src")) {
                source = Optional.of(IpPrefix.address(words.findNext().orElse("")));
            } else if (words.take("dev", "oif")) {
                device = words.findNext();
            } else if (words.take("scope")) {
                scope = Optional.of(IpAddress.scope(words.findNext().orElse("")));
            } else if (words.take("metric", "priority", "preference")) {
                String text = words.findNext().orElse("");
                if (!text.matches("[0-9]{1,9}")) {
                    throw new Ip.EndException("invalid argument '" + text + "' to 'metric'", 1);
                }
                metric = Long.parseLong(text);
            } else if (words.take("unreachable")) {
                type = Route.Type.UNREACHABLE;
            } else if (words.take(
                    "table",
                    "proto",
                    "protocol",
                    "mtu",
                    "onlink",
                    "blackhole",
                    "prohibit",
                    "nat",
                    "throw",
                    "local",
                    "broadcast",
                    "multicast",
                    "advmss",
                    "nexthop",
                    "dsfield",
                    "tos")) {
                throw Ip.EndException.unsupported("this part of a route");
            } else {
                words.take("to", "unicast");
                String text = words.findNext().orElse("");
                if (destination.isPresent()) {
                    throw new Ip.EndException("either \"to\" is duplicate, or \"" + text + "\" is garbage", 1);
                }
                destination = Optional.of(
                        text.equals("default") || text.equals("any")
                                ? new IpPrefix(Ipv4Address.ANY, 0)
                                : IpPrefix.parse(text, "inet prefix"));
            }
        }
        if (device.isPresent() && sys.kernel().net().findInterface(device.get()).isEmpty()) {
            throw new Ip.EndException("can't find device '" + device.get() + "'", 1);
        }
        IpPrefix to = destination.orElse(new IpPrefix(Ipv4Address.ANY, 0));
        // A new route without a gateway leads to neighbours; one to delete may have any scope.
        Optional<Scope> reach = scope.isPresent() || !add || type != Route.Type.UNICAST
                ? scope
                : Optional.of(gateway.isPresent() ? Scope.UNIVERSE : Scope.LINK);
        return new RouteRequest(type, to.address(), to.length(), gateway, device, reach, source, metric);
    }
}
