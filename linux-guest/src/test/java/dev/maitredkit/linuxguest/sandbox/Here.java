package dev.maitredkit.linuxguest.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Whether this machine lets a build have namespaces; without them the tests of the sandbox are left out, loudly. */
final class Here {
    private Here() {}

    static void assumeNamespaces() throws IOException, InterruptedException {
        String problem = findProblem();
        if (!problem.isEmpty()) {
            System.err.println("*".repeat(80));
            System.err.println("*  LEFT OUT: the tests of the sandbox. It needs namespaces: " + problem);
            System.err.println("*".repeat(80));
        }
        if (Boolean.getBoolean("real-guests.required") && !problem.isEmpty()) {
            throw new AssertionError("real guests are required, and there are no namespaces: " + problem);
        }
        Assumptions.assumeTrue(problem.isEmpty(), problem);
    }

    private static String findProblem() throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "sh",
                            "-c",
                            "[ $(id -u) = 0 ] || user='--user --map-root-user'\n"
                                    + "exec setpriv unshare $user --mount --net --pid --ipc --uts --fork --kill-child true")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            return missing.getMessage();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return process.exitValue() == 0 ? "" : output.strip();
    }
}
