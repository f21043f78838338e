package dev.maitredkit.conformance.run;

import dev.maitredkit.proto.LaunchProcessRequest;

/** The directory of a scenario in the guest: how it is made, and removed with all that is mounted in it. */
final class Scratch {
    private Scratch() {}

    static LaunchProcessRequest make(String directory) {
        return shell("mkdir -p -m 755 " + ShellQuote.word(directory));
    }

    /** Mounts go in the reverse of the order in which they came; a busy one is detached. What is in a mount is never deleted. */
    static LaunchProcessRequest remove(String directory) {
        return shell("""
                targets=
                while read -r s t rest; do
                case $t in %1$s/*) targets="$t $targets";; esac
                done </proc/mounts
                for t in $targets; do umount "$t" 2>/dev/null || umount -l "$t"; done
                grep -qF -e %1$s/ /proc/mounts && exit 2
                rm -rf %1$s; rmdir "$(dirname %1$s)" 2>/dev/null; ! test -e %1$s""".formatted(ShellQuote.word(directory)));
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
