package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** What the machine is: uname, hostname, nproc. */
final class Machine {
    private static final String HARDWARE = "x86_64";
    /** The order in which uname prints. */
    private static final String UNAME = "snrvmpio";

    private Machine() {}

    static Work nproc(Call call, Options options) {
        return new FromProc(call, "nproc");
    }

    static Work arch(Call call, Options options) {
        return new Work.Say(Output.out(HARDWARE + "\n"), 0);
    }

    static Work uname(Call call, Options options) {
        if (!options.operands().isEmpty()) {
            return Work.usage(call);
        }
        return new FromProc(call, options.has('a') ? "snrvmo" : letters(options));
    }

    private static String letters(Options options) {
        StringBuilder wanted = new StringBuilder();
        for (char letter : UNAME.toCharArray()) {
            wanted.append(options.has(letter) ? String.valueOf(letter) : "");
        }
        return wanted.length() == 0 ? "s" : wanted.toString();
    }

    static Work hostname(Call call, Options options) {
        return options.operands().isEmpty()
                ? new FromProc(call, options.has('s') ? "short" : "n")
                : new SetHostname(call, options.operands().get(0));
    }

    private record SetHostname(Call call, String name) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            Result<Result.Done> done = sys.sethostname(name);
            done.error().ifPresent(errno -> printer.warn("sethostname", errno));
            return printer.end(done.isOk() ? 0 : 1);
        }
    }

    /** Answers from files of /proc, which the kernel makes of its state. */
    private record FromProc(Call call, String wanted) implements Work {
        @Override
        public Progress step(Sys sys) {
            if (wanted.equals("nproc")) {
                return new Progress.End(Output.out(processors(sys) + "\n"), 0);
            }
            if (wanted.equals("short")) {
                String name = sys.kernel().hostname();
                int dot = name.indexOf('.');
                return new Progress.End(Output.out((dot < 0 ? name : name.substring(0, dot)) + "\n"), 0);
            }
            StringBuilder out = new StringBuilder();
            for (char letter : wanted.toCharArray()) {
                out.append(out.length() == 0 ? "" : " ").append(part(sys, letter));
            }
            return new Progress.End(Output.out(out + "\n"), 0);
        }

        private static String part(Sys sys, char letter) {
            return switch (letter) {
                case 's' -> "Linux";
                case 'n' -> sys.kernel().hostname();
                case 'r' ->
                    SmallFile.read(sys, "/proc/sys/kernel/osrelease")
                            .orElse("unknown")
                            .strip();
                case 'v' ->
                    SmallFile.read(sys, "/proc/sys/kernel/version")
                            .orElse("unknown")
                            .strip();
                case 'm' -> HARDWARE;
                case 'o' -> "GNU/Linux";
                default -> "unknown";
            };
        }

        private static long processors(Sys sys) {
            long found = SmallFile.read(sys, "/proc/cpuinfo")
                    .orElse("")
                    .lines()
                    .filter(line -> line.startsWith("processor"))
                    .count();
            return Math.max(1, found);
        }
    }
}
