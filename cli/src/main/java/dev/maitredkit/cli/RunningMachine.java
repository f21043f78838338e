package dev.maitredkit.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The process of a {@link Machine}, and what it prints. */
final class RunningMachine {
    private static final int SECONDS_TO_END = 15;

    private final Process process;
    private final long start;
    private final Path log;
    private final String program;
    private final Thread end;
    private boolean inside;

    private RunningMachine(Process process, long start, Path log, String program, Thread end) {
        this.process = process;
        this.start = start;
        this.log = log;
        this.program = program;
        this.end = end;
    }

    /** Starts it; it ends with this JVM, and so do the scripts. */
    static RunningMachine start(List<String> command, Machine.Task task, Scripts scripts, String program)
            throws IOException {
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Machine.workingDirectory())
                .redirectError(scripts.errors().toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(task.environment());
        Process process = builder.start();
        Thread end = new Thread(() -> endWith(process, scripts), "end-vm");
        Runtime.getRuntime().addShutdownHook(end);
        return new RunningMachine(process, start, task.log(), program, end);
    }

    /**
     * Hands on what it prints, and ends it.
     *
     * @return its exit status
     */
    int follow(Machine.Lines lines) throws IOException, InterruptedException {
        try (BufferedReader console =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = console.readLine(); line != null; line = console.readLine()) {
                if (!inside && line.startsWith(Machine.MARK)) {
                    inside = true;
                    String up = String.format(
                            Locale.ROOT,
                            "%sthe kernel runs after %.1f s",
                            Machine.MARK,
                            (System.nanoTime() - start) / 1e9);
                    file.write(up + "\n");
                    lines.take(up);
                }
                file.write(line + "\n");
                file.flush();
                if (inside) {
                    lines.take(line);
                } else if (line.startsWith(program + ": ")) {
                    lines.take(Machine.MARK + line.substring(program.length() + 2));
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

    private static void endWith(Process process, Scripts scripts) {
        end(process);
        try {
            scripts.close();
        } catch (IOException remains) {
            // What cannot be removed now cannot be removed at all.
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
}
