package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.net.InterfaceAddress;
import dev.maitredkit.fakeguest.kernel.net.IpText;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.kernel.net.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** ip address. */
record IpAddress(Sys sys, IpArguments words, Ip.Family family, boolean oneLine) {
    String run() throws Ip.EndException {
        Optional<String> command = words.findNext();
        String name = command.isEmpty()
                ? "show"
                : IpArguments.findCommand(
                                command.get(),
                                "add",
                                "change",
                                "chg",
                                "replace",
                                "delete",
                                "show",
                                "list",
                                "lst",
                                "flush")
                        .orElseThrow(() -> new Ip.EndException("invalid argument '" + command.get() + "' to 'ip'", 1));
        switch (name) {
            case "show", "list", "lst":
                return show();
            case "flush":
                return flush();
            case "add", "delete":
                change(name.equals("add"));
                return "";
            default:
                throw Ip.EndException.unsupported("ip addr " + name);
        }
    }

    private String show() throws Ip.EndException {
        Net net = sys.kernel().net();
        boolean onlyUp = false;
        Optional<NetInterface> device = Optional.empty();
        while (!words.isEmpty()) {
            if (words.take("up")) {
                onlyUp = true;
                continue;
            }
            if (words.take("scope", "to", "label")) {
                throw Ip.EndException.unsupported("filters of ip addr show");
            }
            words.take("dev");
            String name = words.findNext().orElseThrow(() -> Ip.EndException.garbage("dev"));
            if (device.isPresent()) {
                throw Ip.EndException.garbage(name);
            }
            device = net.findInterface(name);
            if (device.isEmpty()) {
                throw new Ip.EndException("can't find device '" + name + "'", 1);
            }
        }
        StringBuilder text = new StringBuilder();
        List<NetInterface> shown = device.map(List::of).orElse(net.interfaces());
        for (NetInterface it : shown) {
            if (!onlyUp || it.isUp()) {
                text.append(one(net, it));
            }
        }
        return text.toString();
    }

    private String one(Net net, NetInterface device) throws Ip.EndException {
        if (family == Ip.Family.INET6) {
            throw Ip.EndException.unsupported("ip -6 addr");
        }
        String all = family == Ip.Family.INET
                ? IpText.headline(net, device) + IpText.inet(device)
                : IpText.addresses(net, device);
        if (!oneLine) {
            return family == Ip.Family.INET && IpText.inet(device).isEmpty() ? "" : all;
        }
        StringBuilder lines = new StringBuilder();
        for (String part : all.split("\n    (?=inet)")) {
            if (part.startsWith("inet")) {
                lines.append(device.index()).append(": ").append(device.name()).append("    ");
                lines.append(part.stripTrailing().replace("\n", "\\")).append('\n');
            }
        }
        return lines.toString();
    }

    private String flush() throws Ip.EndException {
        words.take("dev");
        String name = words.findNext().orElseThrow(() -> new Ip.EndException("flush requires arguments", 1));
        if (!words.isEmpty()) {
            throw Ip.EndException.unsupported("filters of ip addr flush");
        }
        if (sys.kernel().net().findInterface(name).isEmpty()) {
            throw new Ip.EndException("can't find device '" + name + "'", 1);
        }
        for (Optional<InterfaceAddress> first = first(name); first.isPresent(); first = first(name)) {
            InterfaceAddress it = first.get();
            Ip.require(sys.network(net -> net.deleteAddress(name, it.local(), it.prefixLength())));
        }
        return "";
    }

    private Optional<InterfaceAddress> first(String name) {
        return sys.kernel()
                .net()
                .findInterface(name)
                .flatMap(it -> it.addresses().stream().findFirst());
    }

    private void change(boolean add) throws Ip.EndException {
        Optional<IpPrefix> address = Optional.empty();
        Optional<String> device = Optional.empty();
        Optional<String> label = Optional.empty();
        Optional<String> broadcast = Optional.empty();
        Scope scope = null;
        while (!words.isEmpty()) {
            if (words.take("dev")) {
                device = words.findNext();
            } else if (words.take("label")) {
                label = words.findNext();
            } else if (words.take("brd", "broadcast")) {
                broadcast = words.findNext();
            } else if (words.take("scope")) {
                scope = scope(words.findNext().orElse(""));
            } else if (words.take("peer", "anycast")) {
                throw Ip.EndException.unsupported("peer addresses");
            } else {
                words.take("local");
                String text = words.findNext().orElse("");
                if (address.isPresent()) {
                    throw new Ip.EndException("either \"local\" is duplicate, or \"" + text + "\" is garbage", 1);
                }
                address = Optional.of(IpPrefix.parse(text, "inet prefix"));
            }
        }
        String name = device.orElseThrow(() -> new Ip.EndException("need \"dev IFACE\"", 1));
        if (address.isEmpty()) {
            throw Ip.EndException.unsupported("ip addr without an address");
        }
        if (sys.kernel().net().findInterface(name).isEmpty()) {
            throw new Ip.EndException("can't find device '" + name + "'", 1);
        }
        IpPrefix it = address.get();
        if (!add) {
            Ip.require(sys.network(net -> net.deleteAddress(name, it.address(), it.length())));
            return;
        }
        Ipv4Address mask = Ipv4Address.maskOf(it.length());
        Optional<Ipv4Address> brd = Optional.empty();
        if (broadcast.isPresent()) {
            brd = broadcast.get().equals("+")
                    ? Optional.of(it.address().lastUnder(mask))
                    : broadcast.get().equals("-") ? Optional.empty() : Optional.of(IpPrefix.address(broadcast.get()));
        }
        Scope reach = scope == null ? it.address().isLoopback() ? Scope.HOST : Scope.UNIVERSE : scope;
        InterfaceAddress added = new InterfaceAddress(it.address(), mask, brd, reach, label.orElse(name), false);
        Ip.require(sys.network(net -> net.addAddress(name, added)));
    }

    static Scope scope(String text) throws Ip.EndException {
        return Arrays.stream(Scope.values())
                .filter(it -> it.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new Ip.EndException("invalid argument '" + text + "' to 'scope'", 1));
    }
}
