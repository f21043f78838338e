package dev.maitredkit.fidelity.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be seen of files and mounts, the same way on both sides. */
interface FileSight {
    int MOST_FILES = 60;
    int DEEPEST = 4;

    /** As {@code /proc/self/mountinfo} has it. */
    String mountinfo();

    /** Type, mode, links, owner, size and device number of what has this path; empty if nothing can be seen. */
    Optional<String> attributes(String path);

    /** The names in a directory; none when it cannot be read. */
    List<String> names(String path);

    /** The mounts, then the files, breadth first; not endless where a directory is bound below itself. */
    default String seen() {
        List<String> lines = new ArrayList<>(numbered(mountinfo()));
        Deque<String> left = new ArrayDeque<>(List.of("/"));
        for (int files = 0; files < MOST_FILES && !left.isEmpty(); files++) {
            String path = left.poll();
            String attributes = attributes(path).orElse("?");
            lines.add(path + " " + attributes);
            if (attributes.startsWith("d") && depth(path) < DEEPEST) {
                names(path).stream().sorted().forEach(it -> left.add(path.equals("/") ? "/" + it : path + "/" + it));
            }
        }
        return String.join("\n", lines);
    }

    private static long depth(String path) {
        return path.equals("/") ? 0 : path.chars().filter(it -> it == '/').count();
    }

    /** The lines of mountinfo, with numbers given in the order in which they appear. */
    private static List<String> numbered(String mountinfo) {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> devices = new HashMap<>();
        Map<String, Integer> groups = new HashMap<>();
        List<String[]> lines = mountinfo.lines().map(it -> it.split(" ", -1)).toList();
        lines.forEach(it -> number(ids, it[0]));
        List<String> shown = new ArrayList<>();
        for (String[] fields : lines) {
            fields[0] = number(ids, fields[0]);
            fields[1] = ids.containsKey(fields[1]) ? number(ids, fields[1]) : "0";
            fields[2] = number(devices, fields[2]);
            for (int i = 6; !fields[i].equals("-"); i++) {
                int colon = fields[i].indexOf(':') + 1;
                fields[i] = colon == 0
                        ? fields[i]
                        : fields[i].substring(0, colon) + number(groups, fields[i].substring(colon));
            }
            shown.add(String.join(" ", fields));
        }
        return shown;
    }

    private static String number(Map<String, Integer> numbers, String key) {
        return numbers.computeIfAbsent(key, it -> numbers.size() + 1).toString();
    }
}
