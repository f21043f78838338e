package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.MountFlags;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.RealPath;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * mount(8).
 *
 * @param type of -t
 * @param dry says nothing to the kernel
 */
record MountProgram(Call call, List<String> operands, Optional<String> type, MountOptions options, boolean dry)
        implements Work {
    private static final Spec OPTIONS = Spec.of("o:t:rwvnfi").refusing("aTO");
    private static final int FAILED = 255;

    /** Long options count as options of -o, where they stand. */
    static Work start(Call given, Options raw) {
        List<String> args = new ArrayList<>();
        for (String arg : given.args()) {
            if (MountOptions.isLongOption(arg)) {
                args.add("-o");
                args.add(arg.replaceFirst("--(make-)?", ""));
            } else {
                args.add(arg);
            }
        }
        Call call = new Call(given.applet(), args, given.env());
        Options.Parsed parsed = Options.parse(OPTIONS, call);
        if (parsed instanceof Options.Parsed.Bad bad) {
            return bad.refusal();
        }
        Options options = ((Options.Parsed.Good) parsed).options();
        MountOptions flags = new MountOptions(0, "");
        for (Options.Given option : options.given()) {
            flags = switch (option.letter()) {
                case 'o' -> flags.plus(option.argument());
                case 'r' -> flags.plus("ro");
                case 'w' -> flags.plus("rw");
                default -> flags;
            };
        }
        if (options.operands().size() > 2) {
            return Work.usage(call);
        }
        return new MountProgram(call, options.operands(), options.find('t'), flags, options.has('f'));
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        if (operands.isEmpty()) {
            return list(sys, printer);
        }
        if (operands.size() == 2) {
            return mount(sys, printer, operands.get(0), operands.get(1), type);
        }
        String target = RealPath.of(sys, operands.get(0), false).fold(it -> it, errno -> operands.get(0));
        boolean propagates = options.has(MountOptions.PROPAGATION);
        if (propagates && !options.has(MountFlags.BIND | MountFlags.MOVE | MountFlags.REMOUNT)) {
            Result<Result.Done> done = sys.mount("", operands.get(0), "", options.flags(), "");
            done.error().ifPresent(errno -> printer.warn(operands.get(0), errno));
            return printer.end(done.isOk() ? 0 : 1);
        }
        boolean remounts = options.has(MountFlags.REMOUNT);
        List<MountEntry> entries = remounts ? MountEntry.findAll(sys).orElse(List.of()) : table(sys);
        Optional<MountEntry> found = entries.stream()
                .filter(it -> it.directory().equals(target) || it.source().equals(operands.get(0)))
                .reduce((first, later) -> remounts ? later : first);
        if (found.isEmpty()) {
            String where = remounts ? "/proc/mounts" : "/etc/fstab";
            return printer.warn("can't find " + operands.get(0) + " in " + where)
                    .end(1);
        }
        MountEntry entry = found.get();
        MountOptions all = remounts ? options : new MountOptions(0, "").plus(entry.options() + "," + given());
        return new MountProgram(call, List.of(), type, all, dry)
                .mount(sys, printer, entry.source(), entry.directory(), Optional.of(entry.type()));
    }

    private String given() {
        return (options.has(MountFlags.RDONLY) ? "ro," : "") + options.rest();
    }

    /** /etc/fstab has the same columns. */
    private static List<MountEntry> table(Sys sys) {
        return SmallFile.read(sys, "/etc/fstab")
                .orElse("")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.strip().split("[ \t]+"))
                .filter(fields -> fields.length > 3)
                .map(fields -> new MountEntry(fields[0], fields[1], fields[2], fields[3]))
                .toList();
    }

    private Progress list(Sys sys, Printer printer) {
        Optional<List<MountEntry>> entries = MountEntry.findAll(sys);
        if (entries.isEmpty()) {
            return printer.warn("/proc/mounts: No such file or directory").end(1);
        }
        for (MountEntry entry : entries.get()) {
            if (!entry.isRootfs() && (type.isEmpty() || type.get().equals(entry.type()))) {
                printer.line(entry.source() + " on " + entry.directory() + " type " + entry.type() + " ("
                        + entry.options() + ")");
            }
        }
        return printer.end(0);
    }

    private Progress mount(Sys sys, Printer printer, String source, String target, Optional<String> fstype) {
        Optional<Stat> stat = sys.stat(source).fold(Optional::of, errno -> Optional.empty());
        FileType kind = stat.map(Stat::type).orElse(FileType.SYMLINK);
        long flags = options.flags();
        boolean plain = !options.has(MountFlags.REMOUNT | MountFlags.BIND | MountFlags.MOVE);
        if (plain && kind == FileType.DIRECTORY && fstype.isEmpty()) {
            // A directory for a device can only mean a bind mount.
            flags |= MountFlags.BIND;
        } else if (plain && kind == FileType.REGULAR && !dry) {
            return printer.warn("can't setup loop device: No such file or directory")
                    .end(1);
        }
        if (dry) {
            return printer.end(0);
        }
        boolean typed = fstype.isPresent() && !fstype.get().equals("auto");
        boolean typeless = (flags & (MountFlags.REMOUNT | MountFlags.BIND | MountFlags.MOVE)) != 0;
        List<String> types = typed ? List.of(fstype.get().split(",")) : typeless ? List.of("") : onDisk(sys);
        Errno last = Errno.ENODEV;
        for (String one : types) {
            Result<Result.Done> mounted = mountOnce(sys, printer, source, target, one, flags, kind);
            if (mounted.isOk()) {
                return printer.end(0);
            }
            last = mounted.error().orElseThrow();
        }
        String what = source.isEmpty() ? "none" : source;
        return printer.warn("mounting " + what + " on " + target + " failed", last)
                .end(FAILED);
    }

    /** A device that cannot be written is mounted read-only. */
    private Result<Result.Done> mountOnce(
            Sys sys, Printer printer, String source, String target, String fstype, long flags, FileType kind) {
        Result<Result.Done> mounted = sys.mount(source, target, fstype, flags, options.rest());
        Optional<Errno> errno = mounted.error();
        boolean protectedDevice = kind == FileType.BLOCK_DEVICE
                && (errno.equals(Optional.of(Errno.EROFS)) || errno.equals(Optional.of(Errno.EACCES)))
                && (flags & (MountFlags.RDONLY | MountFlags.REMOUNT)) == 0;
        if (!protectedDevice) {
            return mounted;
        }
        printer.warn(source + " is write-protected, mounting read-only");
        return sys.mount(source, target, fstype, flags | MountFlags.RDONLY, options.rest());
    }

    private static List<String> onDisk(Sys sys) {
        return SmallFile.read(sys, "/proc/filesystems")
                .orElse("")
                .lines()
                .filter(line -> !line.startsWith("nodev"))
                .map(String::strip)
                .toList();
    }
}
