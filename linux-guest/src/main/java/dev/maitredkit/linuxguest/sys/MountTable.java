package dev.maitredkit.linuxguest.sys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mounts of this process, in the order in which they were made. */
public final class MountTable {
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private MountTable() {}

    /**
     * Where they are.
     *
     * @throws IOException when /proc is not there to be read
     */
    public static List<String> points() throws IOException {
        // Bytes that are no UTF-8 stand for themselves, and are then no path that could be given back; such a mount
        // stays.
        return points(Files.readString(MOUNTS, StandardCharsets.ISO_8859_1));
    }

    /** The second field of each line, with its escapes undone (proc(5)). */
    static List<String> points(String table) {
        return table.lines()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 1)
                .map(fields -> decode(fields[1]))
                .toList();
    }

    private static String decode(String field) {
        String bytes = OCTAL.matcher(field)
                .replaceAll(it -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(it.group(1), 8))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
