package dev.maitredkit.linuxguest.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One inner JVM, from its start to its end. The thread that starts it must outlive it: its end is the process's. */
final class Life {
    /** reboot(2) in a PID namespace ends it as by SIGHUP, which unshare(1) dies of in turn. */
    private static final int REBOOTED = 128 + 1;

    private static final int NOISE = 20;

    private final Process process;
    private final BufferedReader output;
    private final Deque<String> noise = new ArrayDeque<>();

    private Life(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it, and waits until its root is built. */
    static Life begin(List<String> command) throws IOException {
        Life life =
                new Life(new ProcessBuilder(command).redirectErrorStream(true).start());
        life.next(Report.Kind.BUILT);
        return life;
    }

    /** The pid of the guest's init, as the machine sees it. */
    long pid() throws IOException {
        return process.children()
                .findFirst()
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new IOException("the sandbox has ended"));
    }

    /** Lets it serve, and waits until it does: the addresses that it really has. */
    List<String> go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        List<String> addresses = new ArrayList<>();
        for (Report it = next(); it.kind() != Report.Kind.READY; it = next()) {
            addresses.add(it.text());
        }
        return addresses;
    }

    private void next(Report.Kind kind) throws IOException {
        Report report = next();
        if (report.kind() != kind) {
            throw new IOException("the sandbox says " + report.kind() + " instead of " + kind);
        }
    }

    private Report next() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Optional<Report> report = Report.parse(line);
            if (report.isEmpty()) {
                remember(line);
            } else if (report.get().kind() == Report.Kind.FAILED) {
                end();
                throw new IOException("no sandbox here: " + report.get().text());
            } else {
                return report.get();
            }
        }
        end();
        throw new IOException("no sandbox here: " + String.join("; ", noise));
    }

    private void remember(String line) {
        if (noise.size() == NOISE) {
            noise.removeFirst();
        }
        noise.addLast(line);
    }

    /**
     * Waits for its end.
     *
     * @return whether it rebooted, which is how a Shutdown ends
     */
    boolean awaitEnd() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            remember(line);
        }
        return process.waitFor() == REBOOTED;
    }

    /** Ends it, and all that is in it, now. */
    void end() {
        // The child would be killed by the kernel when its parent has died; asking both leaves no moment in which
        // neither is.
        process.children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
