package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.MountFlags;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.RealPath;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** umount. */
record Unmount(Call call, Options options) implements Work {
    static Work start(Call call, Options options) {
        return options.operands().isEmpty() && !options.has('a') ? Work.usage(call) : new Unmount(call, options);
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        List<MountEntry> entries = MountEntry.findAll(sys).orElse(List.of());
        List<MountEntry> going = new ArrayList<>();
        if (options.has('a') && options.operands().isEmpty()) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                going.add(entries.get(i));
            }
        }
        options.operands().forEach(it -> going.add(find(sys, entries, it)));
        int flags =
                (options.has('l') ? MountFlags.UMOUNT_DETACH : 0) | (options.has('f') ? MountFlags.UMOUNT_FORCE : 0);
        int status = 0;
        for (MountEntry entry : going) {
            Optional<String> wanted = options.find('t');
            if (wanted.isPresent() && !List.of(wanted.get().split(",")).contains(entry.type())) {
                continue;
            }
            Result<Result.Done> done = sys.umount(entry.directory(), flags);
            if (!done.isOk() && options.has('r') && done.error().orElseThrow() == Errno.EBUSY) {
                done = sys.mount(entry.source(), entry.directory(), "", MountFlags.REMOUNT | MountFlags.RDONLY, "");
            }
            done.error().ifPresent(errno -> printer.warn("can't unmount " + entry.directory(), errno));
            status = done.isOk() ? status : 1;
        }
        return printer.end(status);
    }

    /** The last mount with this directory or source; a path that is neither is tried as it stands. */
    private static MountEntry find(Sys sys, List<MountEntry> entries, String path) {
        String real = RealPath.of(sys, path, false).fold(it -> it, errno -> path);
        return entries.stream()
                .filter(it -> it.directory().equals(real) || it.source().equals(real))
                .reduce((first, later) -> later)
                .orElse(new MountEntry(path, path, "", ""));
    }
}
