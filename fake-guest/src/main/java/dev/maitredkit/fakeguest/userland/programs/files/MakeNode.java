package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** mknod and mkfifo. */
record MakeNode(Call call, List<String> paths, FileType type, int mode, boolean exact, int major, int minor)
        implements Work {
    private static final int ALL = 0666;
    private static final long MOST_MAJOR = 4095;
    private static final long MOST_MINOR = 1 << 20;

    static Work mknod(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.size() < 2 || !operands.get(1).matches("[bcup].*")) {
            return Work.usage(call);
        }
        char letter = operands.get(1).charAt(0);
        if (operands.size() != (letter == 'p' ? 2 : 4)) {
            return Work.usage(call);
        }
        FileType type =
                letter == 'p' ? FileType.FIFO : letter == 'b' ? FileType.BLOCK_DEVICE : FileType.CHARACTER_DEVICE;
        long[] numbers = {0, 0};
        for (int i = 0; letter != 'p' && i < 2; i++) {
            OptionalLong number = Numbers.findUnsigned(operands.get(2 + i));
            if (number.isEmpty() || number.getAsLong() > (i == 0 ? MOST_MAJOR : MOST_MINOR)) {
                return Work.refuse(call, "invalid number '" + operands.get(2 + i) + "'", 1);
            }
            numbers[i] = number.getAsLong();
        }
        return of(call, options, operands.subList(0, 1), type, (int) numbers[0], (int) numbers[1]);
    }

    static Work mkfifo(Call call, Options options) {
        return options.operands().isEmpty()
                ? Work.usage(call)
                : of(call, options, options.operands(), FileType.FIFO, 0, 0);
    }

    private static Work of(Call call, Options options, List<String> paths, FileType type, int major, int minor) {
        OptionalInt mode = Modes.change(options.find('m').orElse("666"), ALL, 0, false);
        return mode.isEmpty()
                ? Work.refuse(call, "invalid mode '" + options.find('m').orElse("") + "'", 1)
                : new MakeNode(call, paths, type, mode.getAsInt(), options.has('m'), major, minor);
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        int status = 0;
        int umask = exact ? sys.umask(0) : -1;
        for (String path : paths) {
            Result<Result.Done> made = sys.mknod(path, type.bits() | mode, major, minor);
            made.error().ifPresent(errno -> printer.warn(path, errno));
            status = made.isOk() ? status : 1;
        }
        if (exact) {
            sys.umask(umask);
        }
        return printer.end(status);
    }
}
