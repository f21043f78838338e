package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.fs.StatFs;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.HumanSize;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.Optional;

/** df. */
record DiskFree(Call call, Options options, long unit) implements Work {
    private static final int NAME_WIDTH = 20;

    static Work start(Call call, Options options) {
        long unit = options.last("km").orElse('k') == 'm' ? 1 << 20 : 1 << 10;
        return new DiskFree(call, options, unit);
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        printer.line(heading());
        Optional<List<MountEntry>> entries = MountEntry.findAll(sys);
        if (entries.isEmpty()) {
            return printer.warn("/proc/mounts: No such file or directory").end(1);
        }
        int status = 0;
        if (options.operands().isEmpty()) {
            for (MountEntry entry : entries.get()) {
                Result<StatFs> space = sys.statfs(entry.directory());
                boolean shown = options.has('a') || space.fold(it -> it.blocks() > 0, errno -> true);
                if (!entry.isRootfs() && shown) {
                    status = print(printer, entry, space) ? status : 1;
                }
            }
            return printer.end(status);
        }
        for (String path : options.operands()) {
            Optional<MountEntry> entry = find(sys, entries.get(), path);
            if (entry.isEmpty()) {
                printer.warn(path + ": can't find mount point");
            }
            boolean good = entry.map(it -> print(printer, it, sys.statfs(it.directory())))
                    .orElse(false);
            status = good ? status : 1;
        }
        return printer.end(status);
    }

    private String heading() {
        String kind = options.has('T') ? " Type      " : "";
        if (options.has('i')) {
            return "Filesystem          " + kind + "    Inodes      Used Available Use% Mounted on";
        }
        if (options.has('h')) {
            return "Filesystem          " + kind + "      Size      Used Available Use% Mounted on";
        }
        if (options.has('P')) {
            return "Filesystem          " + kind + " 1024-blocks    Used Available Capacity Mounted on";
        }
        return "Filesystem          " + kind + (unit == 1 << 20 ? " 1M-blocks" : " 1K-blocks")
                + "      Used Available Use% Mounted on";
    }

    private boolean print(Printer printer, MountEntry entry, Result<StatFs> found) {
        if (!found.isOk()) {
            printer.warn(entry.directory(), found.error().orElseThrow());
            return false;
        }
        StatFs space = found.orThrow();
        boolean inodes = options.has('i');
        long total = inodes ? space.files() : space.blocks();
        long free = inodes ? space.freeFiles() : space.free();
        long available = inodes ? space.freeFiles() : space.available();
        long used = total - free;
        long percent = used + available == 0 ? 0 : (used * 100 + (used + available) / 2) / (used + available);
        boolean wraps = entry.source().length() > NAME_WIDTH && !options.has('P');
        printer.print(wraps ? entry.source() + "\n" + " ".repeat(NAME_WIDTH) : String.format("%-20s", entry.source()));
        printer.print(options.has('T') ? String.format(" %-10s", entry.type()) : "");
        for (long number : List.of(total, used, available)) {
            printer.print(String.format(" %9s", inodes ? Long.toString(number) : size(number, space.blockSize())));
        }
        printer.line(String.format(" %3d%% %s", percent, entry.directory()));
        return true;
    }

    private String size(long blocks, long blockSize) {
        if (options.has('h')) {
            return HumanSize.of(blocks * blockSize);
        }
        return Long.toString((blocks * blockSize + unit / 2) / unit);
    }

    /** As BusyBox looks: by name of directory or source, or by the device that the file is on. */
    private static Optional<MountEntry> find(Sys sys, List<MountEntry> entries, String path) {
        Result<Stat> stat = sys.stat(path);
        if (!stat.isOk()) {
            return Optional.empty();
        }
        boolean block = stat.orThrow().type() == FileType.BLOCK_DEVICE;
        return entries.stream()
                .filter(it -> !it.isRootfs())
                .filter(it -> it.directory().equals(path)
                        || it.source().equals(path)
                        || !block
                                && sys.stat(it.directory())
                                        .fold(
                                                at -> at.device()
                                                        == stat.orThrow().device(),
                                                errno -> false))
                .findFirst();
    }
}
