package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import java.util.List;
import java.util.Optional;

/** A line of /proc/mounts (getmntent(3)). */
record MountEntry(String source, String directory, String type, String options) {
    /** All of them; empty when /proc is not there. */
    static Optional<List<MountEntry>> findAll(Sys sys) {
        return SmallFile.read(sys, "/proc/mounts")
                .map(text -> text.lines().flatMap(line -> parse(line).stream()).toList());
    }

    private static Optional<MountEntry> parse(String line) {
        // White space before the first field is passed over, so the entry of an empty source is read one field off.
        String[] fields = line.strip().split("[ \t]+");
        return fields.length < 4
                ? Optional.empty()
                : Optional.of(
                        new MountEntry(unescaped(fields[0]), unescaped(fields[1]), fields[2], unescaped(fields[3])));
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && text.substring(i + 1).matches("(?s)[0-7]{3}.*");
            out.append(escape ? (char) Integer.parseInt(text.substring(i + 1, i + 4), 8) : text.charAt(i));
            i += escape ? 3 : 0;
        }
        return out.toString();
    }

    /** The root that a kernel starts with; programs pass over it. */
    boolean isRootfs() {
        return source.equals("rootfs");
    }
}
