package dev.maitredkit.linuxguest.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of an inner JVM: util-linux makes the namespaces, a shell the first tmpfs, then comes java. */
final class Command {
    private static final int FIRST_WITH_NATIVE_ACCESS = 24;

    /**
     * What can change the machine itself, whatever the namespaces: modules, devices, the clock, the kernel's log and
     * policies.
     */
    private static final String DROPPED = "-sys_module,-sys_rawio,-sys_time,-mknod,-syslog,-mac_admin,-mac_override,"
            + "-sys_pacct,-wake_alarm,-block_suspend,-audit_control";

    private Command() {}

    static List<String> of(boolean userNamespace, List<Path> outsidePaths, List<String> arguments) throws IOException {
        List<Path> needed = new ArrayList<>(NeededPaths.all());
        needed.addAll(outsidePaths);
        String base = NeededPaths.freeDirectory(needed).toString();
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "unshare"));
        if (userNamespace) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child"));
        command.addAll(List.of("setpriv", "--bounding-set", DROPPED));
        // Before java, since it must not leave so much as an unpacked library on the machine.
        command.addAll(List.of("sh", "-c", "mount -t tmpfs -o mode=700 maitred-kit \"$0\" && exec \"$@\"", base));
        command.addAll(java(base));
        command.addAll(List.of(Namespaces.current(), base));
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(String base) {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xrs",
                "-Xmx256m",
                // In User Mode Linux a page that is touched for the first time costs a third of a millisecond, and a
                // thread that compiles what runs for seconds costs more than it saves.
                "-Xmn1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=10",
                "-XX:-UsePerfData",
                // What java raises its own limit to, its children would inherit.
                "-XX:-MaxFDLimit",
                "-Djna.tmpdir=" + base,
                "-Djava.io.tmpdir=/tmp",
                // It unpacks what it then runs, and /tmp is noexec.
                "-Dio.netty.native.workdir=" + GuestRoot.OWN));
        if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS) {
            java.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        java.addAll(List.of("-cp", classPath(), SandboxInit.class.getName()));
        return java;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(it -> it.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
