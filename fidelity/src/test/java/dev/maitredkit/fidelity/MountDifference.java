package dev.maitredkit.fidelity;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles;
import java.util.ArrayList;
import java.util.List;

/** Mount tables in the notation of the record: MOUNT POINT[root ROOT] OPTIONS, shared or -, fstype=, src=, sb=. */
final class MountDifference {
    private static final int ROOT = 3;
    private static final int POINT = 4;
    private static final int OPTIONS = 5;
    private static final int TAGS = 6;

    private MountDifference() {}

    static List<String> table(Kernel kernel) {
        String text = kernel.vfs().mountinfoText(kernel.vfs().rootContext(PseudoFiles.NONE));
        return text.lines().map(MountDifference::entry).toList();
    }

    private static String entry(String line) {
        int dash = line.indexOf(" - ");
        String[] left = line.substring(0, dash).split(" ");
        String[] right = line.substring(dash + " - ".length()).split(" ", -1);
        boolean shared = false;
        for (int i = TAGS; i < left.length; i++) {
            shared |= left[i].startsWith("shared:");
        }
        return String.format(
                "%s[root %s] %s %s fstype=%s src=%s sb=%s",
                left[POINT], left[ROOT], left[OPTIONS], shared ? "shared" : "-", right[0], right[1], right[2]);
    }

    /** What is in the second and not in the first, each as often as it is more. */
    static List<String> more(List<String> first, List<String> second) {
        List<String> rest = new ArrayList<>(second);
        first.forEach(rest::remove);
        return rest;
    }
}
