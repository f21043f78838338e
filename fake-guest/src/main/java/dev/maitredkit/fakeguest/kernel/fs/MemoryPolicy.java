package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;
import java.util.Set;

/** The mpol option of tmpfs on a machine with one memory node (mpol_parse_str of mm/mempolicy.c; tmpfs(5)). */
final class MemoryPolicy {
    private static final Set<String> SPREAD = Set.of("interleave", "weighted interleave");
    private static final Set<String> LISTED = Set.of("bind", "prefer (many)");
    private static final Set<String> FLAGS = Set.of("static", "relative");

    private MemoryPolicy() {}

    /** As /proc/mounts shows it, empty for the default policy; absent when it is malformed. */
    static Optional<String> parse(String text) {
        int colon = text.indexOf(':');
        Optional<String> nodes = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
        String head = colon < 0 ? text : text.substring(0, colon);
        int equals = head.indexOf('=');
        Optional<String> flag = equals < 0 ? Optional.empty() : Optional.of(head.substring(equals + 1));
        String mode = equals < 0 ? head : head.substring(0, equals);
        boolean nodesFit =
                nodes.isEmpty() || nodes.get().equals("0") || nodes.get().equals("0-0");
        if (!nodesFit || flag.isPresent() && !FLAGS.contains(flag.get())) {
            return Optional.empty();
        }
        String flags = flag.map(it -> "=" + it).orElse("");
        if (mode.equals("default")) {
            return nodes.isPresent() ? Optional.empty() : Optional.of("");
        }
        if (mode.equals("local") || mode.equals("prefer") && nodes.isEmpty()) {
            return nodes.isPresent() || flag.isPresent() ? Optional.empty() : Optional.of("local");
        }
        if (mode.equals("prefer")) {
            return nodes.get().equals("0") ? Optional.of("prefer" + flags + ":0") : Optional.empty();
        }
        boolean known = SPREAD.contains(mode) || LISTED.contains(mode) && nodes.isPresent();
        return known ? Optional.of(mode + flags + ":0") : Optional.empty();
    }
}
