package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of mounts in /proc, as Linux 6.18 prints them (fs/proc_namespace.c), in the order of mounting. */
final class MountText {
    private static final String SPECIAL_IN_PATHS = " \t\n\\";
    private static final String SPECIAL_IN_SOURCES = " \t\n\\#";

    private final Vfs vfs;
    private final PathText paths;

    MountText(Vfs vfs, Location root) {
        this.vfs = vfs;
        this.paths = new PathText(vfs, root);
    }

    String mounts() {
        StringBuilder text = new StringBuilder();
        for (Mount mount : vfs.table().mounts().values()) {
            findPath(mount).ifPresent(path -> {
                SuperBlock shown = vfs.superblock(mount.superblock());
                text.append(escape(mount.source(), SPECIAL_IN_SOURCES))
                        .append(' ')
                        .append(escape(path, SPECIAL_IN_PATHS))
                        .append(' ')
                        .append(type(shown))
                        .append(mount.has(MountFlags.RDONLY) || shown.isReadOnly() ? " ro" : " rw")
                        .append(superblockFlags(shown))
                        .append(mountFlags(mount))
                        .append(shown.options().shown())
                        .append(subvolume(shown, mount))
                        .append(" 0 0\n");
            });
        }
        return text.toString();
    }

    String mountinfo() {
        StringBuilder text = new StringBuilder();
        for (Mount mount : vfs.table().mounts().values()) {
            findPath(mount).ifPresent(path -> {
                SuperBlock shown = vfs.superblock(mount.superblock());
                text.append(mount.id())
                        .append(' ')
                        .append(vfs.table().get(mount.tree().parent()).id())
                        .append(' ')
                        .append(shown.device())
                        .append(' ')
                        .append(escape(PathText.within(shown, mount.root()), SPECIAL_IN_PATHS))
                        .append(' ')
                        .append(escape(path, SPECIAL_IN_PATHS))
                        .append(mount.has(MountFlags.RDONLY) ? " ro" : " rw")
                        .append(mountFlags(mount))
                        .append(peers(mount))
                        .append(" - ")
                        .append(type(shown))
                        .append(' ')
                        .append(escape(mount.source(), SPECIAL_IN_SOURCES))
                        .append(shown.isReadOnly() ? " ro" : " rw")
                        .append(superblockFlags(shown))
                        .append(shown.options().shown())
                        .append(subvolume(shown, mount))
                        .append('\n');
            });
        }
        return text.toString();
    }

    private Optional<String> findPath(Mount mount) {
        return mount.attached() ? paths.findReachable(new Location(mount.key(), mount.root())) : Optional.empty();
    }

    private String peers(Mount mount) {
        StringBuilder text = new StringBuilder();
        if (mount.isShared()) {
            text.append(" shared:").append(mount.peers().group());
        }
        if (mount.peers().master() != Mount.NONE) {
            text.append(" master:")
                    .append(vfs.table().get(mount.peers().master()).peers().group());
        }
        return text.append(mount.peers().unbindable() ? " unbindable" : "").toString();
    }

    private static String type(SuperBlock shown) {
        return shown.type().label()
                + (shown.subtype().isEmpty() ? "" : "." + escape(shown.subtype(), SPECIAL_IN_SOURCES));
    }

    private static String superblockFlags(SuperBlock shown) {
        int flags = shown.flags();
        return ((flags & MountFlags.SYNCHRONOUS) != 0 ? ",sync" : "")
                + ((flags & MountFlags.DIRSYNC) != 0 ? ",dirsync" : "")
                + ((flags & MountFlags.MANDLOCK) != 0 ? ",mand" : "")
                + ((flags & MountFlags.LAZYTIME) != 0 ? ",lazytime" : "");
    }

    private static String mountFlags(Mount mount) {
        return (mount.has(MountFlags.NOSUID) ? ",nosuid" : "")
                + (mount.has(MountFlags.NODEV) ? ",nodev" : "")
                + (mount.has(MountFlags.NOEXEC) ? ",noexec" : "")
                + (mount.has(MountFlags.NOATIME) ? ",noatime" : "")
                + (mount.has(MountFlags.NODIRATIME) ? ",nodiratime" : "")
                + (mount.has(MountFlags.RELATIME) ? ",relatime" : "")
                + (mount.has(MountFlags.NOSYMFOLLOW) ? ",nosymfollow" : "");
    }

    /** btrfs tells which subvolume is shown; here there is one, the top. */
    private static String subvolume(SuperBlock shown, Mount mount) {
        return shown.type() == FsType.BTRFS
                ? ",subvolid=5,subvol=" + escape(PathText.within(shown, mount.root()), SPECIAL_IN_PATHS)
                : "";
    }

    /** Octal for what would break a line into wrong fields. */
    static String escape(String text, String special) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (special.indexOf(c) >= 0) {
                escaped.append(String.format("\\%03o", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String fileSystems(FsLimits limits) {
        return limits.fileSystems().stream()
                .map(it -> (it.nodev() ? "nodev" : "") + '\t' + it.name() + '\n')
                .collect(Collectors.joining());
    }
}
