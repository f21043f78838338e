package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.Location;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.Link;
import dev.maitredkit.fakeguest.kernel.net.NetText;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Place;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** /proc/PID (proc(5)). */
final class ProcessDirectory {
    /** Every process is in the root of every hierarchy; those of version 1 are the ones that the agent mounts. */
    private static final String CGROUPS =
            "9:name=systemd:/\n8:pids:/\n7:blkio:/\n6:freezer:/\n5:devices:/\n4:memory:/\n"
                    + "3:cpuset:/\n2:cpuacct:/\n1:cpu:/\n0::/\n";

    private final Kernel kernel;
    private final Process process;
    private final Place viewer;

    ProcessDirectory(Kernel kernel, Pid caller, Process process) {
        this.kernel = kernel;
        this.process = process;
        this.viewer = kernel.processes().get(caller).place();
    }

    Entry.Directory directory() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("cgroup", Entry.Text.readOnly(() -> CGROUPS));
        entries.put(
                "cmdline", Entry.Text.readOnly(() -> terminated(process.image().argv())));
        entries.put("comm", new Entry.Text(0644, () -> process.image().comm() + '\n'));
        entries.put(
                "environ", new Entry.Text(0400, () -> terminated(process.image().environ())));
        entries.put("limits", Entry.Text.readOnly(() -> StatusText.limits(kernel)));
        entries.put("mountinfo", Entry.Text.readOnly(() -> kernel.vfs().mountinfoText(own())));
        entries.put("mounts", Entry.Text.readOnly(() -> kernel.vfs().mountsText(own())));
        entries.put("net", net());
        entries.put("oom_score_adj", new Entry.Text(0644, () -> "0\n"));
        entries.put("stat", Entry.Text.readOnly(() -> StatText.of(kernel, process)));
        entries.put("statm", Entry.Text.readOnly(() -> "0 0 0 0 0 0 0\n"));
        entries.put("status", Entry.Text.readOnly(() -> StatusText.of(kernel, process)));
        DescriptorDirectory descriptors = new DescriptorDirectory(kernel, process, seen());
        entries.put("fd", descriptors.links());
        entries.put("fdinfo", descriptors.texts());
        if (!process.isZombie()) {
            entries.put("cwd", jump(process.place().cwd()));
            entries.put("root", jump(process.place().root()));
            process.image().executable().ifPresent(it -> {
                OpenFile file = ((Target.Executable) kernel.files().get(it).target()).file();
                entries.put("exe", jump(file.place()));
            });
        }
        return Entry.Directory.of(entries);
    }

    private static String terminated(List<String> strings) {
        StringBuilder text = new StringBuilder();
        strings.forEach(it -> text.append(it).append('\0'));
        return text.toString();
    }

    private Entry jump(Location place) {
        return new Entry.Symlink(0777, new Link.Jump(kernel.vfs().pathOf(seen(), place), place));
    }

    private Entry net() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put(
                "arp",
                Entry.Text.readOnly(
                        () -> "IP address       HW type     Flags       HW address            Mask     Device\n"));
        entries.put("dev", Entry.Text.readOnly(() -> NetText.dev(kernel.net())));
        entries.put("route", Entry.Text.readOnly(() -> NetText.route(kernel.net())));
        return Entry.Directory.of(entries);
    }

    /** The mounts of a process are those below its root, not the reader's. */
    private FsContext own() {
        return context(process.place());
    }

    private FsContext seen() {
        return context(viewer);
    }

    private static FsContext context(Place place) {
        return new FsContext(place.root(), place.cwd(), 0, 0, 0, PseudoFiles.NONE);
    }
}
