package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.ScriptedProgram.Act;
import dev.maitredkit.fakeguest.ScriptedProgram.Case;
import dev.maitredkit.fakeguest.ScriptedProgram.Ending;
import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.Disk;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.FsLimits;
import dev.maitredkit.fakeguest.kernel.fs.MountFlags;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import java.util.ArrayList;
import java.util.List;

/** What guests boot from, unless told otherwise. */
public final class GuestImages {
    private static final long GIB = 1L << 30;
    private static final long LOCKED = MountFlags.NOSUID | MountFlags.NODEV | MountFlags.NOEXEC;
    private static final DeviceNumber VDB = new DeviceNumber(254, 16);

    private GuestImages() {}

    /** BusyBox and the agent, and nothing else: what there is besides is up to whoever builds on it. */
    public static GuestImage empty() {
        return new GuestImage(
                "termina",
                "/sbin/init",
                Limits.DEFAULT,
                FsLimits.OBSERVED,
                List.of(NetInterface.loopback()),
                List.of(),
                List.of());
    }

    /**
     * A guest with BusyBox as its userland, the mounts that the reference agent (July 2018) makes at boot, and
     * nothing else: no disks, no container programs.
     */
    public static GuestImage bare() {
        List<ImageEntry> entries = new ArrayList<>();
        for (String path : List.of(
                "/proc",
                "/sys",
                "/run",
                "/var",
                "/etc",
                "/mnt/stateful",
                "/home",
                "/bin",
                "/sbin",
                "/usr/bin",
                "/usr/sbin",
                "/dev/pts",
                "/dev/shm")) {
            entries.add(new ImageEntry.Directory(path, 0755, 0, 0));
        }
        entries.add(new ImageEntry.Directory("/tmp", 01777, 0, 0));
        entries.add(new ImageEntry.Directory("/root", 0700, 0, 0));
        entries.addAll(accounts());
        entries.addAll(devices());
        entries.addAll(bootMounts());
        return new GuestImage(
                "termina",
                "/sbin/init",
                Limits.DEFAULT,
                FsLimits.OBSERVED,
                List.of(NetInterface.loopback(), NetInterface.ethernet(2, "eth0", "52:54:00:12:34:56")),
                entries,
                List.of());
    }

    /** A guest on which StartTermina can succeed: a blank /dev/vdb, and mkfs.btrfs, lxd, tremplin and minijail0. */
    public static GuestImage termina() {
        return bare().toBuilder()
                .add(new ImageEntry.BlockDevice(VDB, 16 * GIB, Disk.Format.NONE, "", false))
                .add(new ImageEntry.Node("/dev/vdb", FileType.BLOCK_DEVICE, 0660, VDB.major(), VDB.minor()))
                .program(new ScriptedProgram(
                        "/usr/sbin/mkfs.btrfs",
                        List.of(new Case(
                                List.of("/dev/vdb"),
                                List.of(new Act.Formats("/dev/vdb", Disk.Format.BTRFS)),
                                new Ending.Exits(0)))))
                .program(new ScriptedProgram(
                        "/usr/sbin/lxd",
                        List.of(
                                new Case(List.of("waitready"), List.of(), new Ending.Exits(0)),
                                new Case(
                                        List.of("--group"),
                                        List.of(new Act.MakesDirectory("/mnt/stateful/lxd")),
                                        new Ending.Stays()))))
                .program(ScriptedProgram.staying("/usr/sbin/tremplin"))
                .program(ScriptedProgram.staying("/sbin/minijail0"))
                .build();
    }

    private static List<ImageEntry> accounts() {
        return List.of(
                new ImageEntry.File(
                        "/etc/passwd",
                        "root:x:0:0:root:/root:/bin/sh\nchronos:x:1000:1000:chronos:/home/chronos:/bin/sh\n",
                        0644,
                        0,
                        0),
                new ImageEntry.File("/etc/group", "root:x:0:\ntty:x:5:\nlxd:x:200:\nchronos:x:1000:\n", 0644, 0, 0));
    }

    private static List<ImageEntry> devices() {
        return List.of(
                character("/dev/null", 0666, 1, 3),
                character("/dev/zero", 0666, 1, 5),
                character("/dev/full", 0666, 1, 7),
                character("/dev/random", 0666, 1, 8),
                character("/dev/urandom", 0666, 1, 9),
                character("/dev/kmsg", 0644, 1, 11),
                character("/dev/tty", 0666, 5, 0),
                character("/dev/console", 0600, 5, 1),
                new ImageEntry.Symlink("/dev/ptmx", "pts/ptmx"),
                new ImageEntry.Symlink("/dev/fd", "/proc/self/fd"));
    }

    private static ImageEntry character(String path, int mode, int major, int minor) {
        return new ImageEntry.Node(path, FileType.CHARACTER_DEVICE, mode, major, minor);
    }

    /** As the reference agent makes them, without the version 1 hierarchies of control groups. */
    private static List<ImageEntry> bootMounts() {
        return List.of(
                new ImageEntry.Mount("proc", "/proc", "proc", LOCKED, ""),
                new ImageEntry.Mount("sys", "/sys", "sysfs", LOCKED, ""),
                new ImageEntry.Mount("tmp", "/tmp", "tmpfs", LOCKED, ""),
                new ImageEntry.Mount("run", "/run", "tmpfs", LOCKED, "mode=0755"),
                new ImageEntry.Mount("shmfs", "/dev/shm", "tmpfs", LOCKED, ""),
                new ImageEntry.Mount(
                        "devpts",
                        "/dev/pts",
                        "devpts",
                        MountFlags.NOSUID | MountFlags.NOEXEC,
                        "gid=5,mode=0620,ptmxmode=666"),
                new ImageEntry.Mount("var", "/var", "tmpfs", LOCKED, "mode=0755"),
                new ImageEntry.Mount("none", "/sys/fs/cgroup", "tmpfs", LOCKED, "mode=755"));
    }
}
