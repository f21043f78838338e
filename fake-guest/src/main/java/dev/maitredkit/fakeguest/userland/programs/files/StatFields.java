package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.basic.TimeText;
import dev.maitredkit.fakeguest.userland.programs.run.Accounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The letters of {@code stat -c}; it lives for one file. */
record StatFields(Sys sys, String path, Stat stat) {
    Optional<String> of(char letter) {
        return switch (letter) {
            case 'n' -> Optional.of(path);
            case 'N' -> Optional.of(name());
            case 'a' -> Optional.of(Integer.toOctalString(stat.permissions()));
            case 'A' -> Optional.of(ModeText.of(stat));
            case 'f' -> Optional.of(Integer.toHexString(stat.mode()));
            case 'F' -> Optional.of(type());
            case 's' -> Optional.of("" + stat.size());
            case 'b' -> Optional.of("" + stat.blocks());
            case 'B' -> Optional.of("512");
            case 'o' -> Optional.of("4096");
            case 'h' -> Optional.of("" + stat.links());
            case 'i' -> Optional.of("" + stat.inode());
            case 'd' -> Optional.of("" + stat.device());
            case 'D' -> Optional.of(Long.toHexString(stat.device()));
            case 't' -> Optional.of(Integer.toHexString(stat.deviceMajor()));
            case 'T' -> Optional.of(Integer.toHexString(stat.deviceMinor()));
            case 'u' -> Optional.of("" + stat.uid());
            case 'g' -> Optional.of("" + stat.gid());
            case 'U' -> Optional.of(Accounts.read(sys).findUserName(stat.uid()).orElse("UNKNOWN"));
            case 'G' -> Optional.of(Accounts.read(sys).findGroupName(stat.gid()).orElse("UNKNOWN"));
            case 'X' -> Optional.of("" + stat.accessed().getEpochSecond());
            case 'Y' -> Optional.of("" + stat.modified().getEpochSecond());
            case 'Z' -> Optional.of("" + stat.changed().getEpochSecond());
            case 'x' -> Optional.of(time(stat.accessed()));
            case 'y' -> Optional.of(time(stat.modified()));
            case 'z' -> Optional.of(time(stat.changed()));
            default -> Optional.empty();
        };
    }

    private String name() {
        if (stat.type() != FileType.SYMLINK) {
            return path;
        }
        return "'" + path + "' -> '" + sys.readlink(path).fold(it -> it, errno -> "") + "'";
    }

    private String type() {
        return switch (stat.type()) {
            case REGULAR -> stat.size() == 0 ? "regular empty file" : "regular file";
            case DIRECTORY -> "directory";
            case SYMLINK -> "symbolic link";
            case FIFO -> "fifo";
            case SOCKET -> "socket";
            case CHARACTER_DEVICE -> "character special file";
            case BLOCK_DEVICE -> "block special file";
        };
    }

    private static String time(Instant time) {
        return TimeText.format("%Y-%m-%d %H:%M:%S.%N %z", time.atZone(ZoneOffset.UTC));
    }
}
