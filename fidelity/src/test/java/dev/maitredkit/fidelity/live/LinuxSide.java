package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.net.InterfaceFlag;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The process that asks Linux. It reads an area, calls and {@code END}, a line each, and writes an answer to each call,
 * result and state; a state that is as before is {@code =}. Every sequence has a thread of its own, and that thread
 * namespaces of its own.
 */
final class LinuxSide {
    static final String READY = "READY";
    static final String END = "END";
    static final String BROKEN = "BROKEN ";

    private static final List<String> NAMESPACES = List.of("mnt", "net", "pid");
    private static final int RLIMIT_STACK = 3;
    private static final int RLIMIT_CORE = 4;
    private static final long STACK = 8L << 20;

    private static final Map<Area, Supplier<Machine>> MACHINES =
            Map.of(Area.MOUNT, LinuxFiles::make, Area.NETWORK, LinuxNet::make, Area.EXEC, LinuxPrograms::make);

    /** Names and numbers that are written down there. */
    private static final List<Class<?>> OF_THE_FAKE =
            List.of(Errno.class, FileType.class, InterfaceFlag.class, Ipv4Address.class, Binaries.class);

    private LinuxSide() {}

    /** The names of the namespaces of this process. */
    static List<String> namespaces() {
        return NAMESPACES.stream().map(LinuxSide::namespace).toList();
    }

    private static String namespace(String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
        } catch (IOException e) {
            throw new IllegalStateException("/proc/self/ns/" + kind + " cannot be read", e);
        }
    }

    /** The arguments are the namespaces of the process that started this one. */
    public static void main(String[] args) throws IOException {
        List<String> own = namespaces();
        if (args.length != own.size() || own.stream().anyMatch(List.of(args)::contains)) {
            System.out.println(BROKEN + "not in namespaces of its own: " + own);
            return;
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.ISO_8859_1);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
        loadAll();
        Libc.must("core", Libc.setrlimit(RLIMIT_CORE, new long[] {0, 0}));
        Libc.must("stack", Libc.setrlimit(RLIMIT_STACK, new long[] {STACK, STACK}));
        out.println(READY);
        out.flush();
        for (String area = in.readLine(); area != null; area = in.readLine()) {
            List<Call> calls = new ArrayList<>();
            for (String line = in.readLine(); !line.equals(END); line = in.readLine()) {
                calls.add(Call.decoded(line));
            }
            write(out, play(Area.valueOf(area), calls));
        }
    }

    /** A thread that has another root finds no class files. */
    private static void loadAll() throws IOException {
        String name = LinuxSide.class.getName();
        Path classes = Path.of(LinuxSide.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path here = classes.resolve(LinuxSide.class.getPackageName().replace('.', File.separatorChar));
        try (var files = Files.list(here)) {
            for (Path file : files.toList()) {
                String simple = file.getFileName().toString();
                if (simple.endsWith(".class") && !simple.contains("Test")) {
                    Class.forName(name.substring(0, name.lastIndexOf('.') + 1) + simple.replace(".class", ""));
                }
            }
            for (Class<?> used : OF_THE_FAKE) {
                Class.forName(used.getName());
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> play(Area area, List<Call> calls) {
        FutureTask<List<String>> task = new FutureTask<>(() -> {
            try (Machine machine = MACHINES.get(area).get()) {
                List<String> answers = new ArrayList<>();
                String before = "";
                for (Call call : calls) {
                    String result = machine.call(call);
                    String state = machine.state();
                    answers.add(Call.encode(result) + "\t" + (state.equals(before) ? "=" : Call.encode(state)));
                    before = state;
                }
                return answers;
            }
        });
        Thread thread = new Thread(task, area.toString());
        thread.start();
        try {
            thread.join();
            return task.get();
        } catch (java.util.concurrent.ExecutionException e) {
            return List.of(BROKEN + Call.encode(String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(PrintStream out, List<String> answers) {
        answers.forEach(out::println);
        out.println(END);
        out.flush();
    }
}
