package dev.maitredkit.linuxguest.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Whether this machine lets a build have namespaces; without them the tests of the sandbox are left out, loudly. */
final class Here {
    private static final String STARS = "*".repeat(80);

    private Here() {}

    /** With {@code -Dreal-guests=required}, to be without is an error. */
    static void assumeNamespaces(boolean ofUsersToo) throws IOException, InterruptedException {
        String problem = findProblem(ofUsersToo);
        if (problem.isEmpty()) {
            return;
        }
        if ("required".equals(System.getProperty("real-guests"))) {
            throw new AssertionError("real guests are required, and there are no namespaces: " + problem);
        }
        System.err.println(
                STARS + "\n*  LEFT OUT: tests of the sandbox. They need namespaces: " + problem + "\n" + STARS);
        Assumptions.abort(problem);
    }

    private static String findProblem(boolean ofUsersToo) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("setpriv", "unshare"));
        if (ofUsersToo) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child", "true"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : output.strip();
        } catch (IOException missing) {
            return missing.getMessage();
        }
    }
}
