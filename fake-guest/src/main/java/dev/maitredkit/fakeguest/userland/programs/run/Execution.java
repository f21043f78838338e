package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.userland.applets.AppletLinks;
import java.util.List;

/**
 * How programs such as env run another one: BusyBox prefers its own applets to what PATH has, and executes itself for
 * them (FEATURE_PREFER_APPLETS).
 */
final class Execution {
    private static final String ITSELF = "/proc/self/exe";

    private Execution() {}

    /** exec(2); on success the program that this one becomes. */
    static Result<Program> start(Sys sys, List<String> argv, List<String> env) {
        if (AppletLinks.findDirectory(argv.get(0)).isPresent()) {
            Result<Program> applet = sys.exec(ITSELF, argv, env);
            if (applet.isOk()) {
                return applet;
            }
        }
        return sys.execvp(argv.get(0), argv, env);
    }
}
