package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.fs.StatFs;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.Optional;

/** stat: of one file a step. */
record StatProgram(
        Call call, Optional<String> format, boolean follow, boolean system, List<String> files, boolean failed)
        implements Work {
    private static final String TERSE = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %o";
    private static final String TERSE_SYSTEM = "%n %i %l %t %s %b %f %a %c %d";
    private static final String HEAD = "  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n";
    private static final String TIMES =
            "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n" + "Access: %x\nModify: %y\nChange: %z";
    private static final String PLAIN = HEAD + "Device: %Dh/%dd\tInode: %-10i  Links: %h\n" + TIMES;
    private static final String DEVICE =
            HEAD + "Device: %Dh/%dd\tInode: %-10i  Links: %-5h Device type: %t,%T\n" + TIMES;
    private static final String SYSTEM = "  File: \"%n\"\n    ID: %-8i Namelen: %-7l Type: %T\nBlock size: %-10s\n"
            + "Blocks: Total: %-10b Free: %-10f Available: %a\nInodes: Total: %-10c Free: %d";

    static Work start(Call call, Options options) {
        if (options.operands().isEmpty()) {
            return Work.usage(call);
        }
        boolean system = options.has('f');
        Optional<String> terse = options.has('t') ? Optional.of(system ? TERSE_SYSTEM : TERSE) : Optional.empty();
        return new StatProgram(
                call, options.find('c').or(() -> terse), options.has('L'), system, options.operands(), false);
    }

    @Override
    public Progress step(Sys sys) {
        if (files.isEmpty()) {
            return new Progress.End(Output.NONE, failed ? 1 : 0);
        }
        Printer printer = new Printer(call);
        String path = files.get(0);
        boolean bad = system ? !printSystem(sys, printer, path) : !print(sys, printer, path);
        return printer.next(
                new StatProgram(call, format, follow, system, files.subList(1, files.size()), failed || bad));
    }

    private boolean print(Sys sys, Printer printer, String path) {
        Result<Stat> stat = follow ? sys.stat(path) : sys.lstat(path);
        stat.error().ifPresent(errno -> printer.warn("can't stat '" + path + "'", errno));
        if (!stat.isOk()) {
            return false;
        }
        FileType type = stat.orThrow().type();
        boolean device = type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
        String text = format.orElse(device ? DEVICE : PLAIN);
        StatFields fields = new StatFields(sys, path, stat.orThrow());
        printer.line(StatFormat.fill(text, fields::of));
        return true;
    }

    private boolean printSystem(Sys sys, Printer printer, String path) {
        Result<StatFs> stat = sys.statfs(path);
        stat.error().ifPresent(errno -> printer.warn("can't read file system information for '" + path + "'", errno));
        if (!stat.isOk()) {
            return false;
        }
        StatFs it = stat.orThrow();
        long device = sys.stat(path).fold(Stat::device, errno -> 0L);
        printer.line(StatFormat.fill(format.orElse(SYSTEM), letter -> switch (letter) {
            case 'n' -> Optional.of(path);
            case 'i' -> Optional.of(Long.toHexString(device << 32));
            case 'l' -> Optional.of("255");
            case 't' -> Optional.of(Long.toHexString(it.type()));
            case 'T' -> Optional.of(StatFormat.systemName(it.type()));
            case 'b' -> Optional.of("" + it.blocks());
            case 'f' -> Optional.of("" + it.free());
            case 'a' -> Optional.of("" + it.available());
            case 's', 'S' -> Optional.of("" + it.blockSize());
            case 'c' -> Optional.of("" + it.files());
            case 'd' -> Optional.of("" + it.freeFiles());
            default -> Optional.empty();
        }));
        return true;
    }
}
