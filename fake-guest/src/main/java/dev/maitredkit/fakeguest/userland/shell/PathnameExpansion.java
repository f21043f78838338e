package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.userland.shell.text.Glob;
import java.util.ArrayList;
import java.util.List;

/** The files that a pattern names (POSIX sh 2.13.3), in the order of their bytes. */
record PathnameExpansion(Sys sys) {
    /** More paths than this are not collected. */
    private static final int MOST = 100_000;

    List<String> expand(String pattern) {
        List<String> found = List.of("");
        int i = 0;
        while (i < pattern.length() && !found.isEmpty()) {
            int end = i;
            while (end < pattern.length() && pattern.charAt(end) == '/') {
                end++;
            }
            if (end > i) {
                found = append(found, pattern.substring(i, end), i > 0);
                i = end;
                continue;
            }
            end = componentEnd(pattern, i);
            String component = pattern.substring(i, end);
            boolean last = end == pattern.length();
            found = Glob.isActive(component) ? search(found, component) : append(found, Glob.unquote(component), false);
            if (last && !Glob.isActive(component)) {
                found = found.stream().filter(path -> sys.lstat(path).isOk()).toList();
            }
            i = end;
        }
        return found.stream().sorted().toList();
    }

    private static int componentEnd(String pattern, int start) {
        int end = start;
        while (end < pattern.length() && pattern.charAt(end) != '/') {
            end += pattern.charAt(end) == '\\' && end + 1 < pattern.length() ? 2 : 1;
        }
        return end;
    }

    private List<String> append(List<String> found, String text, boolean directoriesOnly) {
        return found.stream()
                .filter(path -> !directoriesOnly || isDirectory(path))
                .map(path -> path + text)
                .toList();
    }

    private boolean isDirectory(String path) {
        return sys.stat(path).fold(stat -> stat.type() == FileType.DIRECTORY, error -> false);
    }

    private List<String> search(List<String> directories, String component) {
        Glob glob = Glob.of(component);
        boolean hidden = component.startsWith(".") || component.startsWith("\\.");
        List<String> result = new ArrayList<>();
        for (String directory : directories) {
            List<String> names = new ArrayList<>(hidden ? List.of(".", "..") : List.of());
            sys.readdir(directory.isEmpty() ? "." : directory)
                    .fold(entries -> entries, error -> List.<DirEntry>of())
                    .forEach(entry -> names.add(entry.name()));
            for (String name : names) {
                boolean visible = hidden || !name.startsWith(".");
                if (visible && result.size() < MOST && glob.matches(name)) {
                    result.add(directory + name);
                }
            }
        }
        return result;
    }
}
