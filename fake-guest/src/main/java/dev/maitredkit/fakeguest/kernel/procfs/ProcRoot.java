package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The root of proc: texts about the system, and a directory for each process. */
final class ProcRoot {
    private final Kernel kernel;
    private final Pid caller;

    ProcRoot(Kernel kernel, Pid caller) {
        this.kernel = kernel;
        this.caller = caller;
    }

    Entry.Directory directory() {
        Map<String, Entry> fixed = fixed();
        return new Entry.Directory(
                0555,
                () -> names(fixed),
                name -> Optional.ofNullable(fixed.get(name)).or(() -> findProcess(name)));
    }

    private Optional<Entry> findProcess(String name) {
        return ProcFs.findProcess(kernel, name).map(it -> new ProcessDirectory(kernel, caller, it).directory());
    }

    private List<String> names(Map<String, Entry> fixed) {
        List<String> names = new ArrayList<>(fixed.keySet());
        kernel.processes().all().keySet().forEach(pid -> names.add(pid.toString()));
        return names;
    }

    private Map<String, Entry> fixed() {
        SystemTexts texts = new SystemTexts(kernel);
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("cmdline", Entry.Text.readOnly(() -> "quiet\n"));
        entries.put("cpuinfo", Entry.Text.readOnly(texts::cpuinfo));
        entries.put("devices", Entry.Text.readOnly(texts::devices));
        entries.put("filesystems", Entry.Text.readOnly(() -> kernel.vfs().fileSystemsText()));
        entries.put("loadavg", Entry.Text.readOnly(texts::loadavg));
        entries.put("meminfo", Entry.Text.readOnly(texts::meminfo));
        entries.put("mounts", Entry.Symlink.to("self/mounts"));
        entries.put("net", Entry.Symlink.to("self/net"));
        entries.put("self", Entry.Symlink.to(caller.toString()));
        entries.put("stat", Entry.Text.readOnly(texts::stat));
        entries.put("sys", Sysctl.directory(kernel));
        entries.put("uptime", Entry.Text.readOnly(texts::uptime));
        entries.put("version", Entry.Text.readOnly(texts::version));
        return entries;
    }
}
