package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;

/** which: where a command is found. */
record Which(Call call, List<String> names, boolean all) implements Work {
    private static final String PATH = "/sbin:/usr/sbin:/bin:/usr/bin";

    static Work start(Call call, Options options) {
        return options.operands().isEmpty() ? Work.usage(call) : new Which(call, options.operands(), options.has('a'));
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        int status = 0;
        for (String name : names) {
            boolean found = false;
            if (name.contains("/")) {
                found = isProgram(sys, name);
                printer.print(found ? name + "\n" : "");
            } else {
                for (String directory : call.findVariable("PATH").orElse(PATH).split(":", -1)) {
                    String path = Stop.join(directory.isEmpty() ? "." : directory, name);
                    if ((all || !found) && isProgram(sys, path)) {
                        found = true;
                        printer.line(path);
                    }
                }
            }
            status = found ? status : 1;
        }
        return printer.end(status);
    }

    private static boolean isProgram(Sys sys, String path) {
        return sys.stat(path)
                .fold(it -> it.type() == FileType.REGULAR && (it.permissions() & 0111) != 0, errno -> false);
    }
}
