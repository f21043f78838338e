package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.applets.AppletLinks;
import java.util.Set;

/**
 * The programs that are part of the guest's busybox, which a busybox shell runs wherever PATH leads. It executes
 * itself again for most of them; some it only continues as, so that in ps they have the command line of the shell.
 */
final class Applets {
    static final String BINARY = "busybox";

    /** As seen of Debian's static build of 1.35. */
    private static final Set<String> WITHOUT_EXEC = Set.of("""
            adjtimex arch awk basename blkdiscard blockdev brctl cal chgrp chmod chown chroot chvt clear cp
            crc32 cttyhack cut date dd deallocvt df dirname dnsdomainname dos2unix dumpkmap dumpleases env
            expr fatattr find fold free freeramdisk fsfreeze fstrim getopt groups head hexdump hostid
            hostname id insmod ionice ip ipcalc ipneigh killall link linux32 linux64 ln loadfont loadkmap
            logname losetup ls lsmod lsscsi md5sum mkdir mkfifo mknod mkpasswd mktemp modinfo modprobe mv
            nameif nproc nuke partprobe paste pivot_root ps readlink realpath renice reset resume rm rmdir
            rmmod seq setkeycodes sha1sum sha256sum sha3sum sha512sum shuf sort stat stty sulogin svc svok
            sync sysctl tac taskset touch truncate tty tunctl umount uname unix2dos unlink uptime usleep
            vconfig w which who whoami xargs xxd yes
            """.strip().split("\\s+"));

    private Applets() {}

    static boolean contains(String name) {
        return !name.equals(BINARY) && AppletLinks.findDirectory(name).isPresent();
    }

    static boolean needsNoExec(String name) {
        return WITHOUT_EXEC.contains(name);
    }
}
