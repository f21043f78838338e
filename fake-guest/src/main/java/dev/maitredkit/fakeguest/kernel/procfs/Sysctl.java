package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The settings below /proc/sys. Only hostname and fs.mount-max can be changed from inside. */
final class Sysctl {
    private Sysctl() {}

    static Entry.Directory directory(Kernel kernel) {
        Map<String, Entry> inKernel = new LinkedHashMap<>();
        inKernel.put("hostname", writable(kernel::hostname));
        inKernel.put("osrelease", constant(() -> SystemTexts.RELEASE));
        inKernel.put("ostype", constant(() -> SystemTexts.OS));
        inKernel.put("pid_max", constant(() -> Integer.toString(kernel.limits().pidMax())));
        inKernel.put(
                "threads-max", constant(() -> Integer.toString(kernel.limits().processes())));
        inKernel.put("version", constant(() -> SystemTexts.BUILD));
        Map<String, Entry> inFs = new LinkedHashMap<>();
        inFs.put(
                "mount-max",
                writable(() -> Integer.toString(kernel.vfs().limits().mountMax())));
        inFs.put("pipe-max-size", constant(() -> "1048576"));
        Map<String, Entry> areas = new LinkedHashMap<>();
        areas.put("fs", Entry.Directory.of(inFs));
        areas.put("kernel", Entry.Directory.of(inKernel));
        return Entry.Directory.of(areas);
    }

    private static Entry constant(Supplier<String> value) {
        return Entry.Text.readOnly(() -> value.get() + '\n');
    }

    private static Entry writable(Supplier<String> value) {
        return new Entry.Text(0644, () -> value.get() + '\n');
    }
}
