package dev.maitredkit.conformance.run;

import java.util.Map;
import java.util.stream.Collectors;

/** Names of the errno values that mount(2) may give, numbered as on x86_64 and arm64. */
final class ErrnoNames {
    /** Every errno but 0. */
    private static final String ANY_ERROR = "ANY_ERROR";

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("EPERM", 1),
            Map.entry("ENOENT", 2),
            Map.entry("EIO", 5),
            Map.entry("ENXIO", 6),
            Map.entry("EAGAIN", 11),
            Map.entry("ENOMEM", 12),
            Map.entry("EACCES", 13),
            Map.entry("EFAULT", 14),
            Map.entry("ENOTBLK", 15),
            Map.entry("EBUSY", 16),
            Map.entry("EEXIST", 17),
            Map.entry("ENODEV", 19),
            Map.entry("ENOTDIR", 20),
            Map.entry("EISDIR", 21),
            Map.entry("EINVAL", 22),
            Map.entry("EMFILE", 24),
            Map.entry("ENOSPC", 28),
            Map.entry("EROFS", 30),
            Map.entry("ENAMETOOLONG", 36),
            Map.entry("ELOOP", 40),
            Map.entry("EOPNOTSUPP", 95));

    private static final Map<Integer, String> NAMES =
            NUMBERS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private ErrnoNames() {}

    static boolean matches(String allowed, int error) {
        return allowed.equals(ANY_ERROR) ? error != 0 : number(allowed) == error;
    }

    static String describe(String allowed) {
        return allowed.equals(ANY_ERROR) ? "of any kind but 0" : describe(number(allowed));
    }

    static String describe(int error) {
        return NAMES.containsKey(error) ? error + " (" + NAMES.get(error) + ")" : String.valueOf(error);
    }

    private static int number(String allowed) {
        return NUMBERS.containsKey(allowed) ? NUMBERS.get(allowed) : Integer.parseInt(allowed);
    }
}
