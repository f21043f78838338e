package dev.maitredkit.fakeguest.userland.shell;

import java.util.Set;

/** The programs that are part of the guest's busybox (Debian's static build of 1.35, without an init). */
final class Applets {
    private static final Set<String> NAMES =
            Set.of(("acpid adjtimex ar arch arp arping ascii ash awk base64 basename bc"
                            + " blkdiscard blockdev brctl bunzip2 busybox bzcat bzip2 cal cat chgrp chmod chown chroot chvt clear"
                            + " cmp cp cpio crc32 crond crontab cttyhack cut date dc dd deallocvt depmod devmem df diff dirname"
                            + " dmesg dnsdomainname dos2unix dpkg dpkg-deb du dumpkmap dumpleases ed egrep env expand expr factor"
                            + " fallocate fatattr fdisk fgrep find findfs fold free freeramdisk fsfreeze fstrim ftpget ftpput"
                            + " getopt getty grep groups gunzip gzip head hexdump hostid hostname httpd hwclock i2cdetect i2cdump"
                            + " i2cget i2cset i2ctransfer id ifconfig ifdown ifup insmod ionice ip ipcalc ipneigh killall klogd"
                            + " last less link linux32 linux64 ln loadfont loadkmap logger login logname logread losetup ls lsmod"
                            + " lsscsi lzcat lzma lzop md5sum mdev microcom mim mkdir mkdosfs mke2fs mkfifo mknod mkpasswd mkswap"
                            + " mktemp modinfo modprobe more mount mt mv nameif nc netstat nl nologin nproc nsenter nslookup nuke"
                            + " od openvt partprobe passwd paste patch pidof ping ping6 pivot_root ps rdate readlink realpath"
                            + " renice reset resume rev rm rmdir rmmod route rpm rpm2cpio run-init run-parts sed seq setkeycodes"
                            + " setpriv setsid sh sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort ssl_client"
                            + " start-stop-daemon stat strings stty su sulogin svc svok swapoff swapon switch_root sync sysctl"
                            + " syslogd tac tail tar taskset tc tee telnet telnetd tftp time timeout top touch tr traceroute"
                            + " traceroute6 truncate ts tty tunctl ubirename udhcpc udhcpd uevent umount uname uncompress"
                            + " unexpand uniq unix2dos unlink unlzma unshare unxz unzip uptime usleep uudecode uuencode vconfig"
                            + " vi w watch watchdog wc wget which who whoami xargs xxd xz xzcat yes zcat")
                    .split(" "));

    /**
     * Those that run in the shell's own process (NOEXEC and NOFORK of BusyBox; found by trying each in a root without
     * /proc, where the shell cannot execute itself).
     */
    private static final Set<String> WITHIN = Set.of(
            ("[ [[ adjtimex arch awk basename blkdiscard blockdev brctl cal chgrp chmod chown chroot chvt clear cp"
                            + " crc32 cut date dd df dirname dnsdomainname dos2unix dumpkmap dumpleases echo env expr false"
                            + " fatattr find fold free freeramdisk fsfreeze fstrim getopt groups head hexdump hostid hostname"
                            + " id insmod ionice ip ipcalc ipneigh kill killall link linux32 linux64 ln loadfont loadkmap"
                            + " logname losetup ls lsmod lsscsi md5sum mkdir mkfifo mknod mkpasswd mktemp modinfo modprobe mv"
                            + " nameif nproc partprobe paste printf ps pwd readlink realpath renice reset resume rm rmdir"
                            + " rmmod seq setkeycodes sha1sum sha256sum sha3sum sha512sum shuf sort stat stty svc svok sync"
                            + " sysctl tac taskset test touch true truncate tty tunctl umount uname unix2dos unlink uptime"
                            + " usleep vconfig w which who whoami xargs xxd yes")
                    .split(" "));

    /** The name of the one binary, as its bytes have it. */
    static final String BINARY = "busybox";

    private Applets() {}

    /** Whether the program runs in the shell's own process, or a child of it, without being executed. */
    static boolean runsWithin(String name) {
        return WITHIN.contains(name);
    }

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
