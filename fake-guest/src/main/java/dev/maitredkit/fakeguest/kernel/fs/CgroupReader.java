package dev.maitredkit.fakeguest.kernel.fs;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The options of a cgroup v1 hierarchy: its controllers, or a name for one that has none (cgroups(7)). */
final class CgroupReader implements FsTypes.Reader {
    /** In the order in which Linux 6.18 shows them. */
    private static final List<String> CONTROLLERS = List.of(
            "cpuset",
            "cpu",
            "cpuacct",
            "blkio",
            "memory",
            "devices",
            "freezer",
            "net_cls",
            "perf_event",
            "net_prio",
            "hugetlb",
            "pids",
            "rdma",
            "misc");

    private final TreeMap<Integer, String> controllers = new TreeMap<>();
    private String name = "";

    @Override
    public boolean take(String key, Optional<String> value) {
        if (key.equals("name") && value.isPresent()) {
            name = value.get();
            return name.matches("[A-Za-z0-9_.-]+");
        }
        int rank = CONTROLLERS.indexOf(key);
        if (rank >= 0) {
            controllers.put(rank, key);
        }
        return value.isEmpty() && (rank >= 0 || key.equals("none") || key.equals("noprefix") || key.equals("all"));
    }

    @Override
    public FsOptions options() {
        return new FsOptions.Shown((controllers.isEmpty() ? "" : "," + String.join(",", controllers.values()))
                + (name.isEmpty() ? "" : ",name=" + name));
    }
}
