package dev.maitredkit.fidelity.live;

import static dev.maitredkit.fidelity.live.Libc.must;
import static dev.maitredkit.fidelity.live.Libc.outcome;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The network of Linux in a namespace of the calling thread: lo, and eth0 with the other end of its wire, p0 (netdevice(7)). */
final class LinuxNet implements Machine {
    static final List<String> PAIR = List.of("env", "ip", "link", "add", "eth0", "type", "veth", "peer", "name", "p0");

    private static final int REQUEST = 40;
    private static final int ADDRESS_AT = 20;
    private static final int LIST = 4096;

    private final int proc;
    private final int socket;

    private LinuxNet(int proc, int socket) {
        this.proc = proc;
        this.socket = socket;
    }

    static LinuxNet make() {
        int proc = Libc.openat(Libc.AT_FDCWD, Libc.bytes("/proc/thread-self"), 0200000, 0);
        must("/proc/thread-self", proc);
        must("unshare", Libc.unshare(Libc.CLONE_NEWNET));
        int socket = Libc.socket(2, 2, 0);
        must("socket", socket);
        String made = LinuxSpawn.run(
                "/usr/bin/env", PAIR, List.of("PATH=/usr/sbin:/sbin:/usr/bin:/bin"), "/dev/null", "/dev/null");
        if (!made.equals("ok exited 0")) {
            throw new IllegalStateException(PAIR + ": " + made);
        }
        return new LinuxNet(proc, socket);
    }

    @Override
    public String call(Call it) {
        return switch (it.name()) {
            case "SIOCSIFADDR" -> setAddress(0x8916, it);
            case "SIOCSIFBRDADDR" -> setAddress(0x891a, it);
            case "SIOCSIFNETMASK" -> setAddress(0x891c, it);
            case "SIOCSIFFLAGS" -> setFlags(it);
            case "SIOCADDRT" -> route(0x890b, it);
            case "SIOCDELRT" -> route(0x890c, it);
            default -> throw new IllegalArgumentException(it.toString());
        };
    }

    private static Memory request(String device) {
        Memory request = new Memory(REQUEST);
        request.clear();
        byte[] name = Libc.bytes(device);
        request.write(0, name, 0, Math.min(15, name.length));
        return request;
    }

    private static void putAddress(Pointer to, long at, String address) {
        to.setShort(at, (short) 2);
        to.setInt(at + 4, Ipv4Address.parse(address).orElseThrow().networkOrder());
    }

    private String setAddress(long number, Call it) {
        try (Memory request = request(it.text(0))) {
            putAddress(request, 16, it.text(1));
            return outcome(Libc.ioctl(socket, number, request));
        }
    }

    private String setFlags(Call it) {
        try (Memory request = request(it.text(0))) {
            request.setShort(16, (short) it.number(1));
            return outcome(Libc.ioctl(socket, 0x8914, request));
        }
    }

    /** struct rtentry: destination, gateway ("" is none), netmask, flags, device ("" is none), metric. */
    private String route(long number, Call it) {
        try (Memory route = new Memory(120);
                Memory device = new Memory(16)) {
            route.clear();
            device.clear();
            putAddress(route, 8, it.text(0));
            if (!it.text(1).isEmpty()) {
                putAddress(route, 24, it.text(1));
            }
            putAddress(route, 40, it.text(2));
            route.setShort(56, (short) it.number(3));
            route.setShort(80, (short) it.number(5));
            if (!it.text(4).isEmpty()) {
                byte[] name = Libc.bytes(it.text(4));
                device.write(0, name, 0, name.length);
                route.setPointer(88, device);
            }
            return outcome(Libc.ioctl(socket, number, route));
        }
    }

    // --- what can be seen ------------------------------------------------------------------------

    @Override
    public String state() {
        List<String> lines = new ArrayList<>();
        for (String device : List.of("lo", "p0", "eth0")) {
            try (Memory request = request(device)) {
                must("SIOCGIFFLAGS", Libc.ioctl(socket, 0x8913, request));
                lines.add(Fixture.flags(device, request.getShort(16) & 0xffff));
            }
        }
        lines.addAll(addresses());
        LinuxFiles.content(proc, "net/route").lines().map(String::strip).forEach(lines::add);
        return String.join("\n", lines);
    }

    private List<String> addresses() {
        try (Memory list = new Memory(16);
                Memory entries = new Memory(LIST)) {
            list.clear();
            list.setInt(0, LIST);
            list.setPointer(8, entries);
            must("SIOCGIFCONF", Libc.ioctl(socket, 0x8912, list));
            List<String> lines = new ArrayList<>();
            for (int at = 0; at < list.getInt(0); at += REQUEST) {
                lines.add(shown(entries.share(at, REQUEST)));
            }
            return lines;
        }
    }

    private String shown(Pointer entry) {
        String local = addressIn(entry);
        StringBuilder line = new StringBuilder(entry.getString(0) + " " + local);
        for (Map.Entry<String, Integer> it : List.of(Map.entry("mask", 0x891b), Map.entry("broadcast", 0x8919))) {
            try (Memory request = request(entry.getString(0))) {
                putAddress(request, 16, local);
                must(it.getKey(), Libc.ioctl(socket, it.getValue(), request));
                line.append(' ').append(it.getKey()).append(' ').append(addressIn(request));
            }
        }
        return line.toString();
    }

    private static String addressIn(Pointer request) {
        return Ipv4Address.ofNetworkOrder(request.getInt(ADDRESS_AT)).toString();
    }

    @Override
    public void close() {
        Libc.close(socket);
        Libc.close(proc);
    }
}
