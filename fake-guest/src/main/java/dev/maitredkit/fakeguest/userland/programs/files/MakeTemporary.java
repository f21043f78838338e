package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.Set;

/** mktemp; the letters come from clock and pid, so that the same guest makes the same names. */
record MakeTemporary(Call call, String template, boolean directory, boolean dry, boolean quiet) implements Work {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int FILLED = 6;
    private static final int ATTEMPTS = 100;

    static Work start(Call call, Options options) {
        if (options.operands().size() > 1) {
            return Work.usage(call);
        }
        boolean named = !options.operands().isEmpty();
        String template = named ? options.operands().get(0) : "tmp.XXXXXX";
        String place = call.findVariable("TMPDIR").orElse("/tmp");
        String parent = options.find('p').orElse(named && !options.has('t') ? "" : place);
        return new MakeTemporary(
                call,
                parent.isEmpty() ? template : Stop.join(parent, template),
                options.has('d'),
                options.has('u'),
                options.has('q'));
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        Errno last = Errno.EINVAL;
        long seed = sys.now().getEpochSecond() * 1_000_000_007L
                + sys.now().getNano()
                + sys.self().number() * 31L;
        for (int attempt = 0; template.endsWith("X".repeat(FILLED)) && attempt < ATTEMPTS; attempt++) {
            String path = name(seed + attempt * 7919L);
            Result<Result.Done> made = dry
                    ? sys.lstat(path).fold(it -> Result.err(Errno.EEXIST), errno -> Result.done())
                    : directory
                            ? sys.mkdir(path, 0700)
                            : sys.open(
                                            path,
                                            Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE),
                                            0600)
                                    .flatMap(sys::close);
            if (made.isOk()) {
                return printer.line(path).end(0);
            }
            last = made.error().orElseThrow();
            if (last != Errno.EEXIST) {
                break;
            }
        }
        return quiet ? printer.end(1) : printer.warn(template, last).end(1);
    }

    private String name(long seed) {
        StringBuilder filled = new StringBuilder();
        long rest = seed * 6364136223846793005L + 1442695040888963407L;
        for (int i = 0; i < FILLED; i++) {
            filled.append(LETTERS.charAt((int) Math.floorMod(rest >> 16, (long) LETTERS.length())));
            rest = rest * 6364136223846793005L + 1442695040888963407L;
        }
        return template.substring(0, template.length() - FILLED) + filled;
    }
}
