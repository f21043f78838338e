package dev.maitredkit.conformance.run;

import dev.maitredkit.proto.LaunchProcessRequest;

/** The directory of a scenario in the guest: how it is made, and removed with all that is mounted in it. */
public final class Scratch {
    private Scratch() {}

    static LaunchProcessRequest make(String directory) {
        return shell("mkdir -p -m 755 " + ShellQuote.word(directory));
    }

    /**
     * A script that takes off what is mounted below a directory, in the reverse of the order in which it came; a busy mount is
     * detached. It exits 2 when one stays: what is in a mount must not be deleted. In /proc/mounts, proc(5), a space and the
     * like stand in octal, which is what a format of printf reads; a % would be read as well, and %b takes that as it is.
     */
    public static String unmountAll(String directory) {
        return """
                targets=
                while read -r s t rest; do
                case $t in %1$s/*) targets="$t $targets";; esac
                done </proc/mounts
                for t in $targets; do
                case $t in *%%*) t=$(printf %%b "$t");; *) t=$(printf "$t");; esac
                umount "$t" 2>/dev/null || umount -l "$t" 2>/dev/null
                done
                grep -qF -e %1$s/ /proc/mounts && exit 2
                """.formatted(ShellQuote.word(directory));
    }

    static LaunchProcessRequest remove(String directory) {
        return shell(unmountAll(directory)
                + "rm -rf %1$s; rmdir \"$(dirname %1$s)\" 2>/dev/null; ! test -e %1$s"
                        .formatted(ShellQuote.word(directory)));
    }

    static LaunchProcessRequest shell(String script) {
        return LaunchProcessRequest.newBuilder()
                .addArgv("sh")
                .addArgv("-c")
                .addArgv(script)
                .setWaitForExit(true)
                .build();
    }
}
