package dev.maitredkit.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Linux kernel as an ordinary process, by run-in-uml.sh, which comes with the jar. */
final class UserModeLinux {
    /** MiB; a JVM for the suite, one for the agent, and what the guest keeps in a tmpfs. */
    static final int LEAST_MEMORY = 768;

    /** What {@link VmInside} says begins with this; what comes before, the kernel says. */
    static final String MARK = "vm: ";

    /** Of run-in-uml.sh, as of timeout(1). */
    private static final int TIMED_OUT = 124;

    private static final int NO_KERNEL = 125;
    private static final int SECONDS_TO_END = 15;

    private UserModeLinux() {}

    /**
     * The one of this machine.
     *
     * @param path where programs are, as in PATH
     * @throws IOException when it has none; the message says what to install
     */
    static UserModeLinux find(String path) throws IOException {
        List<String> missing = Stream.of("linux.uml", "busybox")
                .filter(it -> !isOnPath(it, path))
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException("no User Mode Linux here, " + String.join(" and ", missing)
                    + " not found: install the" + " Debian packages user-mode-linux and busybox-static");
        }
        return new UserModeLinux();
    }

    private static boolean isOnPath(String program, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /**
     * Runs a main class of this class path in it.
     *
     * @param report seen inside as {@link VmInside#REPORT}; takes the console's log as well
     * @param lines gets what the main class prints
     * @return its exit status
     * @throws IOException when the machine did not get so far, or took too long
     */
    int run(Class<?> main, List<String> arguments, Path report, int timeout, int memory, Consumer<String> lines)
            throws IOException, InterruptedException {
        Files.createDirectories(report);
        Path log = report.resolve("console.log");
        Path scripts = Files.createTempDirectory("maitred-kit-vm");
        try {
            for (String name : List.of("run-in-uml.sh", "init.sh")) {
                Files.writeString(scripts.resolve(name), script(name));
            }
            int status = run(command(scripts, main, arguments, report, timeout, memory), log, lines);
            if (status == TIMED_OUT) {
                throw new IOException("the machine was ended after " + timeout + " s (--timeout); its console: " + log);
            }
            if (status == NO_KERNEL) {
                throw new IOException("the machine ended before it was done; its console: " + log);
            }
            return status;
        } finally {
            for (String name : List.of("run-in-uml.sh", "init.sh")) {
                Files.deleteIfExists(scripts.resolve(name));
            }
            Files.delete(scripts);
        }
    }

    private static List<String> command(
            Path scripts, Class<?> main, List<String> arguments, Path report, int timeout, int memory)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", scripts.resolve("run-in-uml.sh").toString()));
        command.addAll(List.of("--out", report.toAbsolutePath().toString()));
        command.addAll(List.of("--timeout", Integer.toString(timeout), "--memory", Integer.toString(memory), "--"));
        command.addAll(List.of("sh", "-c", script("guest-inside.sh"), "guest-inside"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(classPath(), main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The machine sees this one's files, but below /tmp only the working directory: that is to be the jar's. */
    private static File workingDirectory() {
        Path first = Path.of(classPath().split(File.pathSeparator)[0]);
        return (Files.isDirectory(first) ? first : first.getParent()).toFile();
    }

    private static int run(List<String> command, Path log, Consumer<String> lines)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(workingDirectory())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        Thread end = new Thread(() -> end(process), "end-vm");
        Runtime.getRuntime().addShutdownHook(end);
        try (BufferedReader console =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter file = Files.newBufferedWriter(log)) {
            boolean inside = false;
            for (String line = console.readLine(); line != null; line = console.readLine()) {
                if (!inside && line.startsWith(MARK)) {
                    inside = true;
                    String up = String.format(
                            Locale.ROOT, "vm: the kernel runs after %.1f s", (System.nanoTime() - start) / 1e9);
                    file.write(up + "\n");
                    lines.accept(up);
                }
                file.write(line + "\n");
                file.flush();
                if (inside) {
                    lines.accept(line);
                }
            }
            return process.waitFor();
        } finally {
            end(process);
            removeQuietly(end);
        }
    }

    private static void removeQuietly(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It runs already.
        }
    }

    /** The script ends what it has started when it is asked to. */
    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = UserModeLinux.class.getResourceAsStream("uml/" + name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
