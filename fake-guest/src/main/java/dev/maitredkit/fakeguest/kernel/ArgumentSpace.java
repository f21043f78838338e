package dev.maitredkit.fakeguest.kernel;

import java.util.List;

/**
 * How much of a new program's stack its strings take (execve(2): limits on size of arguments and environment; bprm_stack_limits in
 * Linux 6.18). Each string counts with the NUL behind it.
 *
 * @param left bytes; negative when there was not enough
 */
record ArgumentSpace(long left) {
    /** MAX_ARG_STRLEN: one string, with its NUL. */
    private static final int MAX_STRING = 32 * 4096;

    /** ARG_MAX: so much there always is. */
    private static final long LEAST = 32 * 4096;

    /** Three quarters of _STK_LIM: more there never is, whatever the limit of the stack. */
    private static final long MOST = 6L << 20;

    private static final int POINTER = 8;
    private static final ArgumentSpace NONE = new ArgumentSpace(-1);

    static ArgumentSpace of(Limits limits, String path, List<String> argv, List<String> environ) {
        long limit = Math.max(LEAST, Math.min(MOST, limits.stackBytes() / 4));
        long pointers = (long) (argv.size() + environ.size()) * POINTER;
        if (limit <= pointers) {
            return NONE;
        }
        return new ArgumentSpace(limit - pointers - path.length() - 1)
                .minus(environ)
                .minus(argv);
    }

    /** When a script's first argument makes room for its interpreter's. */
    ArgumentSpace replacing(String first, List<String> others) {
        return new ArgumentSpace(left + first.length() + 1).minus(others);
    }

    boolean isExceeded() {
        return left < 0;
    }

    private ArgumentSpace minus(List<String> strings) {
        long rest = left;
        for (String it : strings) {
            if (it.length() + 1 > MAX_STRING) {
                return NONE;
            }
            rest -= it.length() + 1;
        }
        return new ArgumentSpace(rest);
    }
}
