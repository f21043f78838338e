package dev.maitredkit.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A virtual machine: a script, which comes with the jar, that boots a Linux kernel and runs a command in it.
 *
 * @param program the script's name, which its own messages begin with
 * @param script its file
 * @param options of its own
 */
record Machine(String program, String script, List<String> options) {
    /** MiB; a JVM for the suite, one for the agent, and what the guest keeps in a tmpfs. */
    static final int LEAST_MEMORY = 768;

    /** What {@link VmInside} says begins with this; what comes before, the kernel says. */
    static final String MARK = "vm: ";

    /** What the agent's namespaces take of the kernel. */
    private static final String MODULES = "overlay veth loop btrfs";

    /** Of the scripts, as of timeout(1). */
    private static final int TIMED_OUT = 124;

    private static final int NO_MACHINE = 125;

    /**
     * A Linux kernel as an ordinary process.
     *
     * @param path where programs are, as in PATH
     * @throws IOException when this machine has none; the message says what to install
     */
    static Machine userModeLinux(String path) throws IOException {
        requirePrograms(path, List.of("linux.uml", "busybox"), "User Mode Linux", "user-mode-linux and busybox-static");
        return new Machine("run-in-uml", "uml/run-in-uml.sh", List.of());
    }

    /**
     * QEMU, with KVM where it can be had.
     *
     * @param kernel a directory with boot/vmlinuz-* and lib/modules
     * @param entrance options that let the host in
     */
    static Machine qemu(String path, Path kernel, List<String> entrance) throws IOException {
        requirePrograms(path, List.of("qemu-system-x86_64", "busybox"), "QEMU", "qemu-system-x86 and busybox-static");
        List<String> options = new ArrayList<>(List.of("--kernel", kernel.toString()));
        options.addAll(entrance);
        return new Machine("run-in-qemu", "qemu/run-in-qemu.sh", options);
    }

    private static void requirePrograms(String path, List<String> programs, String name, String packages)
            throws IOException {
        List<String> missing =
                programs.stream().filter(it -> !isOnPath(it, path)).toList();
        if (!missing.isEmpty()) {
            throw new IOException("no " + name + " here, " + String.join(" and ", missing)
                    + " not found: install the Debian packages " + packages);
        }
    }

    private static boolean isOnPath(String program, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /**
     * What is to run in it.
     *
     * @param main a class of this class path
     * @param environment for the main class; of the names that machine.sh passes on
     * @param report seen inside as {@link VmInside#REPORT}; takes the console's log as well
     * @param timeout in seconds; 0 is none
     * @param memory in MiB
     */
    record Task(
            Class<?> main,
            List<String> arguments,
            Map<String, String> environment,
            Path report,
            int timeout,
            int memory) {
        Path log() {
            return report.resolve("console.log");
        }
    }

    /** Takes a line of what the script and then the main class print; what it throws ends the machine. */
    @FunctionalInterface
    interface Lines {
        void take(String line) throws IOException;
    }

    /**
     * Runs a main class in it, and ends with it, or with this JVM, however that ends.
     *
     * @return its exit status
     * @throws IOException when the machine did not get so far, or took too long
     */
    int run(Task task, Lines lines) throws IOException, InterruptedException {
        Files.createDirectories(task.report());
        try (Scripts scripts = Scripts.unpack()) {
            int status = RunningMachine.start(command(task, scripts), task, scripts, program)
                    .follow(lines);
            if (status == TIMED_OUT) {
                throw new IOException(
                        "the machine was ended after " + task.timeout() + " s (--timeout); its console: " + task.log());
            }
            if (status == NO_MACHINE) {
                String console = Files.size(task.log()) == 0 ? "" : "; its console: " + task.log();
                throw new IOException(lastWords(scripts) + console);
            }
            return status;
        }
    }

    private String lastWords(Scripts scripts) throws IOException {
        try (Stream<String> words = Files.lines(scripts.errors())) {
            return words.reduce((former, latter) -> latter)
                    .map(it -> it.replaceFirst("^" + program + ": ", ""))
                    .orElse("the machine ended before it was done");
        }
    }

    private List<String> command(Task task, Scripts scripts) throws IOException {
        // It ends when this JVM is killed, and takes with it what it has started.
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM"));
        command.addAll(List.of("sh", scripts.file(script).toString()));
        command.addAll(options);
        command.addAll(List.of(
                "--modules", MODULES, "--out", task.report().toAbsolutePath().toString()));
        command.addAll(List.of("--timeout", Integer.toString(task.timeout())));
        command.addAll(List.of("--memory", Integer.toString(task.memory()), "--"));
        command.addAll(List.of("sh", "-c", Scripts.inside(), "guest-inside"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(classPath(), task.main().getName()));
        command.addAll(task.arguments());
        return command;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The machine sees this one's files, but below /tmp only the working directory: that is to be the jar's. */
    static File workingDirectory() {
        Path first = Path.of(classPath().split(File.pathSeparator)[0]);
        return (Files.isDirectory(first) ? first : first.getParent()).toFile();
    }
}
