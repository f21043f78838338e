package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.Set;

/** Names the terminal on standard input, as the C library's ttyname(3) finds it. */
record Tty(boolean silent) implements Work {
    /** Majors of virtual consoles, of /dev/tty and /dev/console, and of pseudo-terminals (Linux, devices.txt). */
    private static final Set<Integer> TERMINALS = Set.of(4, 5, 136);

    static boolean isTerminal(Sys sys, int fd) {
        return sys.fstat(fd).fold(Tty::isTerminal, errno -> false);
    }

    private static boolean isTerminal(Stat stat) {
        return stat.type() == FileType.CHARACTER_DEVICE && TERMINALS.contains(stat.deviceMajor());
    }

    @Override
    public Progress step(Sys sys) {
        boolean terminal = isTerminal(sys, 0);
        String name = terminal ? sys.readlink("/proc/self/fd/0").fold(it -> it, errno -> "/dev/tty") : "not a tty";
        return new Progress.End(silent ? Output.NONE : Output.out(name + "\n"), terminal ? 0 : 1);
    }
}
