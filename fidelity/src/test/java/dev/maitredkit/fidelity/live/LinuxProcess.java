package dev.maitredkit.fidelity.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/** {@link LinuxSide} in namespaces of its own, ended when this is closed and when it takes too long. */
final class LinuxProcess implements Side, AutoCloseable {
    private static final long LONGEST_SEQUENCE = TimeUnit.SECONDS.toMillis(60);

    private final Process process;
    private final BufferedReader in;
    private final PrintStream out;
    private final Timer watchdog = new Timer("live comparison watchdog", true);

    private LinuxProcess(Process process) {
        this.process = process;
        this.in = process.inputReader(StandardCharsets.ISO_8859_1);
        this.out = new PrintStream(process.getOutputStream(), false, StandardCharsets.ISO_8859_1);
    }

    /** {@link ThisLinux.Unavailable} when there is something this machine does not allow. */
    static LinuxProcess start() throws ThisLinux.Unavailable {
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child", "--mount-proc"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path")));
        command.add(LinuxSide.class.getName());
        command.addAll(LinuxSide.namespaces());
        try {
            LinuxProcess side = new LinuxProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            String first = side.within(side.in::readLine);
            if (!LinuxSide.READY.equals(first)) {
                side.close();
                throw new ThisLinux.Unavailable("unshare did not start it: " + first);
            }
            return side;
        } catch (IOException e) {
            throw new ThisLinux.Unavailable("unshare cannot be run: " + e.getMessage());
        }
    }

    @Override
    public List<Answer> play(Area area, List<Call> calls) {
        try {
            return within(() -> {
                out.println(area);
                calls.forEach(it -> out.println(it.encoded()));
                out.println(LinuxSide.END);
                out.flush();
                return answers();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The Linux side failed at " + calls, e);
        }
    }

    private interface Exchange<T> {
        T run() throws IOException;
    }

    private <T> T within(Exchange<T> exchange) throws IOException {
        TimerTask end = new TimerTask() {
            @Override
            public void run() {
                process.destroyForcibly();
            }
        };
        watchdog.schedule(end, LONGEST_SEQUENCE);
        try {
            return exchange.run();
        } finally {
            end.cancel();
        }
    }

    private List<Answer> answers() throws IOException {
        List<Answer> answers = new ArrayList<>();
        String state = "";
        for (String line = in.readLine(); !LinuxSide.END.equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("it went away, or took over a minute");
            }
            if (line.startsWith(LinuxSide.BROKEN)) {
                String broken = Call.decode(line);
                in.readLine();
                throw new IOException(broken.substring(LinuxSide.BROKEN.length()));
            }
            String[] parts = line.split("\t", -1);
            state = parts[1].equals("=") ? state : Call.decode(parts[1]);
            answers.add(new Answer(Call.decode(parts[0]), state));
        }
        return answers;
    }

    /** Closing its input ends it; it is given a moment for that. */
    @Override
    public void close() {
        watchdog.cancel();
        out.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
