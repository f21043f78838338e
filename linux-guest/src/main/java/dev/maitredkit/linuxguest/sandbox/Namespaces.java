package dev.maitredkit.linuxguest.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The namespaces of this process that a sandbox must not share with the machine. */
final class Namespaces {
    private static final List<String> KINDS = List.of("mnt", "net", "pid", "ipc", "uts");

    private Namespaces() {}

    /** As {@code mnt:[4026531841]}, with commas between. */
    static String current() throws IOException {
        List<String> names = new ArrayList<>();
        for (String kind : KINDS) {
            names.add(Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString());
        }
        return String.join(",", names);
    }

    /** Those that two processes have in common. */
    static List<String> shared(String one, String other) {
        List<String> common = new ArrayList<>(List.of(one.split(",")));
        common.retainAll(List.of(other.split(",")));
        return common;
    }

    /** Whether the text names all of them. */
    static boolean isComplete(String names) {
        List<String> all = List.of(names.split(","));
        return all.size() == KINDS.size()
                && KINDS.stream().allMatch(kind -> all.stream().anyMatch(it -> it.startsWith(kind + ":[")));
    }
}
