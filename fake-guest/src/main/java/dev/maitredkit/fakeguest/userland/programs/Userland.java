package dev.maitredkit.fakeguest.userland.programs;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.ProgramLoader;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.userland.applets.AppletLinks;
import dev.maitredkit.fakeguest.userland.programs.awk.Awk;
import dev.maitredkit.fakeguest.userland.programs.basic.BasicPrograms;
import dev.maitredkit.fakeguest.userland.programs.files.FilePrograms;
import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.programs.run.WorkProgram;
import dev.maitredkit.fakeguest.userland.programs.system.SystemPrograms;
import dev.maitredkit.fakeguest.userland.programs.text.TextPrograms;
import dev.maitredkit.fakeguest.userland.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The public door: the program of the one binary, and the links under which it is called. */
public final class Userland {
    /** The name in the binary's bytes, see {@code Binaries}. */
    public static final String BINARY = "busybox";

    /** Where the binary lies. */
    public static final String PATH = "/bin/busybox";

    private static final int NOT_FOUND = 127;
    private static final Map<String, Applet> APPLETS = applets();

    private Userland() {}

    private static Map<String, Applet> applets() {
        Map<String, Applet> all = new TreeMap<>();
        Stream.of(
                        BasicPrograms.APPLETS,
                        TextPrograms.APPLETS,
                        FilePrograms.APPLETS,
                        SystemPrograms.APPLETS,
                        List.of(Awk.APPLET))
                .flatMap(List::stream)
                .forEach(applet -> {
                    if (all.put(applet.name(), applet) != null) {
                        throw new IllegalStateException("twice: " + applet.name());
                    }
                });
        return Map.copyOf(all);
    }

    /** What the kernel's exec asks: it knows one binary. */
    public static ProgramLoader loader() {
        return (name, argv, env) -> name.equals(BINARY) ? Optional.of(start(argv, env)) : Optional.empty();
    }

    /**
     * The links that the boot file system must have, each to {@link #PATH}: applet to directory, without the binary
     * itself.
     */
    public static Map<String, String> links() {
        Map<String, String> links = new TreeMap<>(AppletLinks.all());
        links.remove(BINARY);
        return links;
    }

    /** Whether the fake does something for this name, and not only says that it does not. */
    public static boolean isSupported(String applet) {
        return isShell(applet) || APPLETS.containsKey(applet);
    }

    /** The applet that argv[0] names; behind {@code busybox}, the one that argv[1] names. */
    static Program start(List<String> argv, List<String> env) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        if (name.startsWith("-")) {
            // How login shells are called.
            name = name.substring(1);
        }
        if (!name.equals(BINARY)) {
            return start(name, argv, env);
        }
        if (argv.size() == 1) {
            return say(Work.unsupported(new Call(BINARY, List.of(), env), "its list of applets"));
        }
        String second = argv.get(1);
        if (second.startsWith("--")) {
            return say(Work.unsupported(new Call(BINARY, List.of(), env), second));
        }
        String applet = second.substring(second.lastIndexOf('/') + 1);
        return start(applet, argv.subList(1, argv.size()), env);
    }

    private static Program start(String name, List<String> argv, List<String> env) {
        if (isShell(name)) {
            return Shell.start(argv, env);
        }
        Call call = new Call(name, argv.subList(1, argv.size()), env);
        Applet applet = APPLETS.get(name);
        if (applet != null) {
            return new Named(name, applet.program(call));
        }
        return AppletLinks.findDirectory(name).isPresent()
                ? WorkProgram.of(call, Work.unsupported(call, "this program"))
                : WorkProgram.of(call, Work.refuse(call, "applet not found", NOT_FOUND));
    }

    /** At its start a program gives its process its own name, which is that of a link or "exe" before. */
    private record Named(String name, Program program) implements Program {
        @Override
        public Turn run(Sys sys) {
            sys.rename(name);
            return program.run(sys);
        }
    }

    private static boolean isShell(String name) {
        return name.equals("sh") || name.equals("ash");
    }

    private static Program say(Work work) {
        return WorkProgram.of(new Call(BINARY, List.of(), List.of()), work);
    }
}
