package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.net.InterfaceFlag;
import dev.maitredkit.fakeguest.kernel.net.IpText;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ip link. */
record IpLink(Sys sys, IpArguments words, boolean oneLine) {
    String run() throws Ip.EndException {
        Optional<String> command = words.findNext();
        String name = command.isEmpty()
                ? "show"
                : IpArguments.findCommand(command.get(), "add", "delete", "set", "show", "list", "lst")
                        .orElseThrow(() -> new Ip.EndException("invalid argument '" + command.get() + "' to 'ip'", 2));
        switch (name) {
            case "show", "list", "lst":
                return show();
            case "set":
                set();
                return "";
            case "add":
                add();
                return "";
            case "delete":
                delete();
                return "";
            default:
                throw Ip.EndException.unsupported("ip link " + name);
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
            words.take("dev");
            String name = words.findNext().orElseThrow(() -> Ip.EndException.garbage("dev"));
            device = net.findInterface(name);
            if (device.isEmpty()) {
                throw new Ip.EndException("can't find device '" + name + "'", 1);
            }
        }
        StringBuilder text = new StringBuilder();
        for (NetInterface it : device.map(List::of).orElse(net.interfaces())) {
            String link = IpText.link(net, it);
            if (!onlyUp || it.isUp()) {
                text.append(oneLine ? link.replace("\n    ", "\\    ") : link);
            }
        }
        return text.toString();
    }

    private void add() throws Ip.EndException {
        String name = "";
        while (!words.isEmpty() && !words.take("type")) {
            words.take("name");
            name = words.findNext().orElse("");
        }
        String type = words.findNext().orElse("");
        boolean pair = type.equals("veth") && words.take("peer") && words.take("name");
        if (name.isEmpty() || !pair) {
            throw Ip.EndException.unsupported("ip link add but for NAME type veth peer name PEER");
        }
        String first = name;
        String peer = words.findNext().orElse("");
        Ip.require(sys.network(net -> net.addPair(first, peer)));
    }

    private void delete() throws Ip.EndException {
        words.take("dev");
        String name = words.findNext().orElseThrow(() -> Ip.EndException.garbage(""));
        if (sys.kernel().net().findInterface(name).isEmpty()) {
            throw new Ip.EndException("can't find device '" + name + "'", 1);
        }
        Ip.require(sys.network(net -> net.removeInterface(name)));
    }

    private void set() throws Ip.EndException {
        String device = "";
        EnumSet<InterfaceFlag> on = EnumSet.noneOf(InterfaceFlag.class);
        EnumSet<InterfaceFlag> off = EnumSet.noneOf(InterfaceFlag.class);
        Optional<String> newName = Optional.empty();
        while (!words.isEmpty()) {
            if (words.take("up")) {
                on.add(InterfaceFlag.UP);
            } else if (words.take("down")) {
                off.add(InterfaceFlag.UP);
            } else if (words.take("name")) {
                newName = words.findNext();
            } else if (words.take("multicast")) {
                choose(InterfaceFlag.MULTICAST, on, off);
            } else if (words.take("promisc")) {
                choose(InterfaceFlag.PROMISC, on, off);
            } else if (words.take("arp")) {
                choose(InterfaceFlag.NOARP, off, on);
            } else if (words.take("allmulticast")) {
                choose(InterfaceFlag.ALLMULTI, on, off);
            } else if (words.take("mtu", "txqueuelen", "qlen", "address", "broadcast", "netns", "master", "nomaster")) {
                throw Ip.EndException.unsupported("ip link set but for flags and names");
            } else {
                words.take("dev");
                String name = words.findNext().orElse("");
                if (!device.isEmpty() || name.isEmpty()) {
                    throw Ip.EndException.garbage(name);
                }
                device = name;
            }
        }
        if (device.isEmpty()) {
            throw new Ip.EndException("\"dev\" requires an argument", 2);
        }
        String name = device;
        NetInterface found = sys.kernel()
                .net()
                .findInterface(name)
                .orElseThrow(() -> new Ip.EndException("SIOCGIFFLAGS: No such device", 2));
        if (newName.isPresent()) {
            String renamed = newName.get();
            Ip.require(sys.network(net -> net.rename(name, renamed)));
            device = renamed;
        }
        Set<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
        flags.addAll(found.configured());
        flags.removeAll(off);
        flags.addAll(on);
        String now = device;
        if (!flags.equals(found.configured())) {
            Ip.require(sys.network(net -> net.setFlags(now, flags)));
        }
    }

    private void choose(InterfaceFlag flag, Set<InterfaceFlag> on, Set<InterfaceFlag> off) throws Ip.EndException {
        String word = words.findNext().orElse("");
        if (!word.equals("on") && !word.equals("off")) {
            throw new Ip.EndException(
                    "argument of \"" + flag.name().toLowerCase(Locale.ROOT) + "\" must be \"on\" or \"off\"", 2);
        }
        (word.equals("on") ? on : off).add(flag);
    }
}
