package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.net.InterfaceAddress;
import dev.maitredkit.fakeguest.kernel.net.InterfaceFlag;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.kernel.net.NetOutcome;
import dev.maitredkit.fakeguest.kernel.net.NetText;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.kernel.net.RouteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network of the fake's kernel. */
final class FakeNet implements Machine {
    private static final int GATEWAY = 0x2;
    private static final int HOST = 0x4;
    private static final int REJECT = 0x200;

    private Net net = Net.of(NetInterface.loopback()).addPair("eth0", "p0").net();

    @Override
    public String call(Call it) {
        NetOutcome outcome = switch (it.name()) {
            case "SIOCSIFADDR" -> net.setAddress(it.text(0), address(it, 1));
            case "SIOCSIFBRDADDR" -> net.setBroadcast(it.text(0), address(it, 1));
            case "SIOCSIFNETMASK" -> net.setNetmask(it.text(0), address(it, 1));
            case "SIOCSIFFLAGS" -> net.setFlags(it.text(0), InterfaceFlag.of(it.number(1)));
            case "SIOCADDRT" -> net.addRoute(request(it), false);
            case "SIOCDELRT" -> net.deleteRoute(request(it));
            default -> throw new IllegalArgumentException(it.toString());
        };
        net = outcome.net();
        return outcome.error().map(Errno::name).orElse("ok");
    }

    private static Ipv4Address address(Call it, int index) {
        return Ipv4Address.parse(it.text(index)).orElseThrow();
    }

    /** As rtentry_to_fib_config of net/ipv4/fib_frontend.c reads it; the mask has no ones after its zeros here. */
    private static RouteRequest request(Call it) {
        int flags = it.number(3);
        return new RouteRequest(
                (flags & REJECT) == 0 ? Route.Type.UNICAST : Route.Type.UNREACHABLE,
                address(it, 0),
                (flags & HOST) == 0 ? address(it, 2).leadingOnes() : 32,
                (flags & REJECT) == 0 && (flags & GATEWAY) != 0 ? Optional.of(address(it, 1)) : Optional.empty(),
                (flags & REJECT) != 0 || it.text(4).isEmpty() ? Optional.empty() : Optional.of(it.text(4)),
                Optional.empty(),
                Optional.empty(),
                Math.max(0, it.number(5) - 1));
    }

    @Override
    public String state() {
        List<String> lines = new ArrayList<>();
        for (String device : List.of("lo", "p0", "eth0")) {
            int bits =
                    InterfaceFlag.bits(net.findInterface(device).orElseThrow().configured());
            lines.add(Fixture.flags(device, bits));
        }
        for (NetInterface device : net.interfaces()) {
            device.addresses().forEach(it -> lines.add(shown(found(device, it))));
        }
        NetText.route(net).lines().map(String::strip).forEach(lines::add);
        return String.join("\n", lines);
    }

    /** SIOCGIFNETMASK and SIOCGIFBRDADDR find the first that has the label and the address. */
    private static InterfaceAddress found(NetInterface device, InterfaceAddress address) {
        return device.addresses().stream()
                .filter(it -> it.label().equals(address.label()) && it.local().equals(address.local()))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(InterfaceAddress it) {
        return it.label() + " " + it.local() + " mask " + it.mask() + " broadcast "
                + it.broadcast().orElse(Ipv4Address.ANY);
    }

    @Override
    public void close() {
        net = Net.of();
    }
}
