package dev.maitredkit.conformance.care;

import dev.maitredkit.conformance.run.Scratch;
import dev.maitredkit.conformance.run.ShellQuote;

/** The scripts by which a host looks after a guest; it hears nothing of them but an exit status. */
final class CareScripts {
    /** {@link #compare}: bits of the exit status. */
    static final int OWN_MOUNTS = 1;

    static final int OTHER_MOUNTS = 2;
    static final int PROCESSES = 4;
    static final int DIRECTORIES = 8;
    static final int INTERFACES = 16;

    /** {@link #compare}: there is nothing to compare with. */
    static final int NO_BASELINE = 64;

    /** {@link #exists}: it does not. */
    static final int MISSING = 1;

    private CareScripts() {}

    static String exists(String directory) {
        return "test -e " + ShellQuote.word(directory);
    }

    /** Notes in the run's directory how the guest is. */
    static String baseline(String directory) {
        return """
                mkdir -p -m 755 %1$s/baseline || exit 1
                cat /proc/mounts >%1$s/baseline/mounts || exit 1
                %2$s >%1$s/baseline/directories
                %3$s >%1$s/baseline/interfaces
                exit 0""".formatted(ShellQuote.word(directory), otherDirectories(directory), interfaces());
    }

    /** Compares; mounts and interfaces only where the run may not have changed them as it should. */
    static String compare(String directory, boolean mounts, boolean interfaces) {
        return """
                b=%1$s/baseline
                [ -e $b/mounts ] || exit %2$d
                n=0
                found=0
                %3$s
                [ $found = 1 ] && n=%4$d
                if grep -qF -e %1$s/ /proc/mounts; then n=$((n + %5$d))
                elif %6$s && [ "$(cat $b/mounts)" != "$(cat /proc/mounts)" ]; then n=$((n + %7$d)); fi
                [ "$(cat $b/directories)" = "$(%8$s)" ] || n=$((n + %9$d))
                if %10$s; then [ "$(cat $b/interfaces)" = "$(%11$s)" ] || n=$((n + %12$d)); fi
                exit $n""".formatted(
                        ShellQuote.word(directory),
                        NO_BASELINE,
                        forEachProcess(directory, "found=1"),
                        PROCESSES,
                        OWN_MOUNTS,
                        mounts,
                        OTHER_MOUNTS,
                        otherDirectories(directory),
                        DIRECTORIES,
                        interfaces,
                        interfaces(),
                        INTERFACES);
    }

    /** Kills what names the directory in its command line; exits 1 when there was anything, since that may come again. */
    static String kill(String directory) {
        return "found=0\n" + forEachProcess(directory, "{ found=1; kill -9 $p; }") + "\nexit $found";
    }

    /** Takes off what is mounted in the directory, last first, then removes it; never deletes what is in a mount. */
    static String remove(String directory) {
        return Scratch.unmountAll(directory) + "rm -rf %1$s; ! test -e %1$s".formatted(ShellQuote.word(directory));
    }

    /** Leaves what was kept. */
    static String removeBaseline(String directory) {
        return "rm -rf %1$s/baseline; rmdir %1$s 2>/dev/null; ! test -e %1$s/baseline"
                .formatted(ShellQuote.word(directory));
    }

    /** The list of processes is made before the pipelines start, so that only this shell is to be left out. */
    private static String forEachProcess(String directory, String deed) {
        return """
                for f in /proc/[0-9]*/cmdline; do
                p=${f#/proc/}; p=${p%%/cmdline}
                [ "$p" = $$ ] && continue
                tr '\\0' ' ' 2>/dev/null <"$f" | grep -qF -e %s && %s
                done 2>/dev/null""".formatted(ShellQuote.word(directory), deed);
    }

    private static String otherDirectories(String directory) {
        return "for d in /tmp/maitred-kit-*; do [ \"$d\" = %s ] || echo \"$d\"; done"
                .formatted(ShellQuote.word(directory));
    }

    /** Without the lifetimes of addresses, which go down. */
    private static String interfaces() {
        return "ip addr show 2>/dev/null | grep -v valid_lft";
    }
}
