package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.net.InterfaceAddress;
import dev.maitredkit.fakeguest.kernel.net.InterfaceFlag;
import dev.maitredkit.fakeguest.kernel.net.IpText;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ifconfig: shows interfaces; sets address, netmask, up and down. */
record Ifconfig(Call call, List<String> args) implements Work {
    static Work start(Call call, Options raw) {
        return new Ifconfig(call, call.args());
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        List<NetInterface> all = sys.kernel().net().interfaces().stream()
                .sorted(Comparator.comparing(NetInterface::name))
                .toList();
        if (args.isEmpty() || args.equals(List.of("-a"))) {
            all.stream().filter(it -> it.isUp() || !args.isEmpty()).forEach(it -> printer.print(text(it)));
            return printer.end(0);
        }
        String name = args.get(0);
        if (args.size() > 1) {
            return configure(sys, printer, name);
        }
        Optional<NetInterface> found = sys.kernel().net().findInterface(name);
        return found.isEmpty()
                ? printer.warn(name + ": error fetching interface information: Device not found")
                        .end(1)
                : printer.print(text(found.get())).end(0);
    }

    private Progress configure(Sys sys, Printer printer, String name) {
        for (int i = 1; i < args.size(); i++) {
            String word = args.get(i);
            String value = i + 1 < args.size() ? args.get(i + 1) : "";
            String call;
            Result<Result.Done> done;
            if (word.equals("up") || word.equals("down")) {
                call = "SIOCSIFFLAGS";
                done = setUp(sys, name, word.equals("up"));
            } else if (word.equals("netmask") && Ipv4Address.parse(value).isPresent()) {
                i++;
                call = "SIOCSIFNETMASK";
                done = sys.network(
                        net -> net.setNetmask(name, Ipv4Address.parse(value).orElseThrow()));
            } else if (Ipv4Address.parse(word).isPresent()) {
                call = "SIOCSIFADDR";
                done = sys.network(
                        net -> net.setAddress(name, Ipv4Address.parse(word).orElseThrow()));
                // An address brings the interface up by itself.
                done = done.isOk() ? setUp(sys, name, true) : done;
            } else {
                return printer.next(Work.unsupported(this.call, word));
            }
            if (!done.isOk()) {
                return printer.warn(call, done.error().orElseThrow()).end(1);
            }
        }
        return printer.end(0);
    }

    private static Result<Result.Done> setUp(Sys sys, String label, boolean up) {
        String name = label.replaceAll(":.*", "");
        Optional<NetInterface> found = sys.kernel().net().findInterface(name);
        if (found.isEmpty()) {
            return Result.err(Errno.ENODEV);
        }
        Set<InterfaceFlag> flags = EnumSet.copyOf(found.get().configured());
        if (up) {
            flags.add(InterfaceFlag.UP);
        } else {
            flags.remove(InterfaceFlag.UP);
        }
        return sys.network(net -> net.setFlags(name, flags));
    }

    private static String text(NetInterface device) {
        StringBuilder out = new StringBuilder();
        String kind = device.isLoopback() ? "Local Loopback" : "Ethernet";
        String mac = device.isLoopback() ? "" : "HWaddr " + device.mac().toUpperCase(Locale.ROOT) + "  ";
        out.append(String.format("%-9s Link encap:%s  %s\n", device.name(), kind, mac));
        for (InterfaceAddress it : device.addresses()) {
            if (it.label().equals(device.name())) {
                String broadcast =
                        it.broadcast().map(brd -> " Bcast:" + brd + " ").orElse("");
                out.append("          inet addr:" + it.local() + " " + broadcast + " Mask:" + it.mask() + "\n");
                break;
            }
        }
        String scope = device.isLoopback() ? "Host" : "Link";
        IpText.ipv6(device).ifPresent(it -> out.append("          inet6 addr: " + it + " Scope:" + scope + "\n"));
        StringBuilder flags = new StringBuilder("          ");
        for (InterfaceFlag flag : List.of(
                InterfaceFlag.UP,
                InterfaceFlag.BROADCAST,
                InterfaceFlag.LOOPBACK,
                InterfaceFlag.POINTOPOINT,
                InterfaceFlag.RUNNING,
                InterfaceFlag.NOARP,
                InterfaceFlag.PROMISC,
                InterfaceFlag.ALLMULTI,
                InterfaceFlag.MULTICAST)) {
            flags.append(device.flags().contains(flag) ? flag + " " : "");
        }
        out.append(flags).append(" MTU:").append(device.mtu()).append("  Metric:1\n");
        out.append("          RX packets:0 errors:0 dropped:0 overruns:0 frame:0\n");
        out.append("          TX packets:0 errors:0 dropped:0 overruns:0 carrier:0\n");
        out.append("          collisions:0 txqueuelen:1000 \n");
        out.append("          RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)\n\n");
        return out.toString();
    }
}
