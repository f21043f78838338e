package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much of sysfs as there is: places to mount something on, and the interfaces of the network. */
final class SysFs {
    private SysFs() {}

    static Entry.Directory root(Kernel kernel) {
        Map<String, Entry> root = new LinkedHashMap<>();
        for (String name : new String[] {"block", "bus", "dev", "devices", "firmware", "kernel", "module", "power"}) {
            root.put(name, empty());
        }
        root.put("class", Entry.Directory.of(Map.of("net", interfaces(kernel))));
        root.put("fs", Entry.Directory.of(Map.of("cgroup", empty())));
        return Entry.Directory.of(root);
    }

    private static Entry empty() {
        return Entry.Directory.of(Map.of());
    }

    private static Entry interfaces(Kernel kernel) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NetInterface it : kernel.net().interfaces()) {
            Map<String, Entry> files = new LinkedHashMap<>();
            files.put("address", Entry.Text.readOnly(() -> it.mac() + '\n'));
            files.put("ifindex", Entry.Text.readOnly(() -> it.index() + "\n"));
            files.put("mtu", Entry.Text.readOnly(() -> it.mtu() + "\n"));
            entries.put(it.name(), Entry.Directory.of(files));
        }
        return Entry.Directory.of(entries);
    }
}
