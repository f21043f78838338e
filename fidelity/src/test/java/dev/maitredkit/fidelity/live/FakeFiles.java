package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.Location;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Files and mounts of the fake's kernel. */
final class FakeFiles implements Machine, FileSight {
    static final Instant NOW = Instant.ofEpochSecond(1_530_000_000);

    private Vfs vfs;
    private FsContext who;
    private final Map<String, Slot> open = new HashMap<>();

    private record Slot(OpenFile file, long offset) {}

    FakeFiles(Vfs vfs) {
        this.vfs = vfs.hold(vfs.root()).hold(vfs.root());
        this.who = vfs.rootContext(PseudoFiles.NONE);
    }

    Vfs vfs() {
        return vfs;
    }

    void replace(Vfs changed) {
        vfs = changed;
    }

    @Override
    public String call(Call it) {
        String path = it.text(0);
        return switch (it.name()) {
            case "mount" -> done(vfs.mount(who, path, it.text(1), it.text(2), it.longNumber(3), it.text(4), NOW));
            case "umount" -> done(vfs.umount(who, path, it.number(1)));
            case "mkdir" -> done(vfs.mkdir(who, path, it.number(1), NOW));
            case "rmdir" -> done(vfs.rmdir(who, path, NOW));
            case "unlink" -> done(vfs.unlink(who, path, NOW));
            case "rename" -> done(vfs.rename(who, path, it.text(1), NOW));
            case "link" -> done(vfs.link(who, path, it.text(1), NOW));
            case "symlink" -> done(vfs.symlink(who, it.text(1), path, NOW));
            case "chmod" -> done(vfs.chmod(who, path, it.number(1), NOW));
            case "mknod" -> done(vfs.mknod(who, path, it.number(1), new DeviceNumber(it.number(2), it.number(3)), NOW));
            case "truncate" -> done(vfs.truncate(who, path, it.longNumber(1), NOW));
            case "chdir" -> chdir(path);
            case "stat" -> told(vfs.stat(who, path).map(FakeFiles::shown));
            case "lstat" -> told(vfs.lstat(who, path).map(FakeFiles::shown));
            case "readlink" -> told(vfs.readlink(who, path));
            case "ls" ->
                told(vfs.readdir(who, path)
                        .map(all -> all.stream().map(DirEntry::name).collect(Collectors.joining(" "))));
            case "cat" ->
                told(vfs.open(who, path, Set.of(OpenFlag.READ), 0, NOW)
                        .flatMap(file -> file.vfs().read(file.file(), 0, 100, NOW))
                        .map(Vfs.ReadBytes::data));
            case "put" -> put(path, it.text(1), it.number(2));
            case "cwd" -> "ok " + vfs.pathOf(who, who.cwd());
            case "statfs" ->
                told(vfs.statfs(who, path)
                        .map(s -> s.blockSize() + " " + s.blocks() + " " + s.free() + " " + s.files() + " "
                                + s.freeFiles()));
            case "open", "close", "write", "read", "ftruncate", "path" -> onDescriptor(it);
            default -> throw new IllegalArgumentException(it.toString());
        };
    }

    private String done(Result<Vfs> result) {
        return result.fold(
                next -> {
                    vfs = next;
                    return "ok";
                },
                Errno::name);
    }

    private static String told(Result<?> result) {
        return result.fold(value -> "ok " + value, Errno::name);
    }

    private String chdir(String path) {
        Result<Location> place = vfs.findDirectory(who, path);
        if (place.isOk()) {
            vfs = vfs.hold(place.orThrow()).release(who.cwd());
            who = who.withCwd(place.orThrow());
        }
        return place.fold(it -> "ok", Errno::name);
    }

    private String put(String path, String content, int mode) {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        Result<Vfs.Opened> opened = vfs.open(who, path, flags, 0600, NOW);
        if (!opened.isOk()) {
            return opened.fold(it -> "", Errno::name);
        }
        vfs = opened.orThrow().vfs();
        OpenFile file = opened.orThrow().file();
        Result<Vfs.Written> written = vfs.write(file, 0, content, NOW);
        vfs = written.fold(Vfs.Written::vfs, errno -> vfs).close(file);
        return written.fold(it -> done(vfs.chmod(who, path, mode, NOW)), Errno::name);
    }

    private String onDescriptor(Call it) {
        String slot = it.text(0);
        if (it.name().equals("open")) {
            return opened(slot, vfs.open(who, it.text(1), flags(it.number(2)), it.number(3), NOW));
        }
        Slot file = open.get(slot);
        if (file == null) {
            return "ok, not open";
        }
        return switch (it.name()) {
            case "close" -> {
                vfs = vfs.close(open.remove(slot).file());
                yield "ok";
            }
            case "write" ->
                told(vfs.write(file.file(), file.offset(), "x".repeat(it.number(1)), NOW)
                        .map(written -> moved(slot, file, written.vfs(), written.end(), written.count())));
            case "read" ->
                told(vfs.read(file.file(), file.offset(), it.number(1), NOW).map(read -> {
                    int count = read.data().length();
                    return moved(slot, file, read.vfs(), file.offset() + count, count);
                }));
            case "ftruncate" -> done(vfs.ftruncate(who, file.file(), it.longNumber(1), NOW));
            default -> "ok " + vfs.pathOf(who, file.file().place());
        };
    }

    private String opened(String slot, Result<Vfs.Opened> result) {
        if (result.isOk()) {
            vfs = result.orThrow().vfs();
            Slot old = open.put(slot, new Slot(result.orThrow().file(), 0));
            vfs = old == null ? vfs : vfs.close(old.file());
        }
        return result.fold(it -> "ok", Errno::name);
    }

    private int moved(String slot, Slot file, Vfs next, long offset, int count) {
        vfs = next;
        open.put(slot, new Slot(file.file(), offset));
        return count;
    }

    private static Set<OpenFlag> flags(int bits) {
        Set<OpenFlag> flags = EnumSet.noneOf(OpenFlag.class);
        Map.of(
                        0100, OpenFlag.CREATE,
                        0200, OpenFlag.EXCLUSIVE,
                        01000, OpenFlag.TRUNCATE,
                        02000, OpenFlag.APPEND,
                        0200000, OpenFlag.DIRECTORY,
                        0400000, OpenFlag.NOFOLLOW)
                .forEach((bit, flag) -> {
                    if ((bits & bit) != 0) {
                        flags.add(flag);
                    }
                });
        int access = bits & 3;
        if (access != 1) {
            flags.add(OpenFlag.READ);
        }
        if (access != 0) {
            flags.add(OpenFlag.WRITE);
        }
        return flags;
    }

    private static String shown(Stat stat) {
        return Fixture.attributes(
                stat.mode(),
                stat.links(),
                stat.uid(),
                stat.gid(),
                stat.size(),
                stat.blocks(),
                stat.deviceMajor(),
                stat.deviceMinor());
    }

    // --- what can be seen ------------------------------------------------------------------------

    @Override
    public String state() {
        return seen();
    }

    @Override
    public String mountinfo() {
        return vfs.mountinfoText(who);
    }

    @Override
    public Optional<String> attributes(String path) {
        return vfs.lstat(who, path).fold(it -> Optional.of(shown(it)), errno -> Optional.empty());
    }

    @Override
    public List<String> names(String path) {
        return vfs.readdir(who, path)
                .fold(all -> all.stream().map(DirEntry::name).toList(), errno -> List.of());
    }

    @Override
    public void close() {
        open.clear();
    }
}
