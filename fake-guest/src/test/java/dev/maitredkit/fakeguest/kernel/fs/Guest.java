package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A guest for the tests: the state, one caller as root, and its open files. Each call answers its error, if any. */
final class Guest {
    static final Instant NOW = Instant.ofEpochSecond(1_530_000_000);

    private Vfs vfs;
    private FsContext who;
    private final Map<String, OpenFile> files = new HashMap<>();

    Guest(Vfs vfs) {
        this(vfs, PseudoFiles.NONE);
    }

    Guest(Vfs vfs, PseudoFiles pseudo) {
        this.vfs = vfs.hold(vfs.root()).hold(vfs.root());
        this.who = vfs.rootContext(pseudo);
    }

    /** The directories and files that the observations were made on. */
    static VfsBuilder observed() {
        VfsBuilder boot = VfsBuilder.onTmpfs("rootfs", FsLimits.OBSERVED, 40, 1, NOW);
        for (String path : List.of("/m", "/m2", "/d1/sub", "/d2", "/file.d", "/a/b/c", "/dev", "/proc", "/run")) {
            boot.directory(path);
        }
        return boot.file("/f1", "f1\n", 0755)
                .file("/f2", "f2\n", 0755)
                .file("/d1/x", "in1\n", 0755)
                .file("/d1/run", "#!/bin/sh\n", 0755)
                .file("/d2/y", "in2\n", 0755)
                .file("/img", "\0".repeat(65536), 0755)
                .symlink("/lnm", "m")
                .symlink("/loopa", "loopb")
                .symlink("/loopb", "loopa")
                .symlink("/dang", "/nonexistent")
                .node("/dev/null", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 3))
                .mount("run", "/run", "tmpfs", 14, "mode=755");
    }

    Vfs vfs() {
        return vfs;
    }

    FsContext who() {
        return who;
    }

    Optional<Errno> apply(Function<Vfs, Result<Vfs>> call) {
        Result<Vfs> result = call.apply(vfs);
        if (result.isOk()) {
            vfs = result.orThrow();
        }
        return result.error();
    }

    Optional<Errno> mount(String source, String target, String type, long flags, String options) {
        return apply(it -> it.mount(who, source, target, type, flags, options, NOW));
    }

    Optional<Errno> umount(String target, int flags) {
        return apply(it -> it.umount(who, target, flags));
    }

    Optional<Errno> mkdir(String path) {
        return apply(it -> it.mkdir(who, path, 0755, NOW));
    }

    Optional<Errno> rmdir(String path) {
        return apply(it -> it.rmdir(who, path, NOW));
    }

    Optional<Errno> unlink(String path) {
        return apply(it -> it.unlink(who, path, NOW));
    }

    Optional<Errno> rename(String from, String to) {
        return apply(it -> it.rename(who, from, to, NOW));
    }

    Optional<Errno> chdir(String path) {
        Result<Location> place = vfs.findDirectory(who, path);
        if (place.isOk()) {
            vfs = vfs.hold(place.orThrow()).release(who.cwd());
            who = who.withCwd(place.orThrow());
        }
        return place.error();
    }

    Optional<Errno> open(String name, String path, OpenFlag... flags) {
        Result<Vfs.Opened> opened = vfs.open(who, path, Set.of(flags), 0644, NOW);
        if (opened.isOk()) {
            vfs = opened.orThrow().vfs();
            files.put(name, opened.orThrow().file());
        }
        return opened.error();
    }

    OpenFile file(String name) {
        return files.get(name);
    }

    void close(String name) {
        vfs = vfs.close(files.remove(name));
    }

    /** How many bytes went. */
    Result<Integer> write(String name, long offset, String data) {
        return vfs.write(files.get(name), offset, data, NOW).map(done -> {
            vfs = done.vfs();
            return done.count();
        });
    }

    String read(String name) {
        return vfs.read(files.get(name), 0, 1 << 20, NOW).orThrow().data();
    }

    /** Makes a file or replaces its content. */
    Optional<Errno> put(String path, String content) {
        Optional<Errno> error = open("put", path, OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        if (error.isEmpty()) {
            error = content.isEmpty() ? error : write("put", 0, content).error();
            close("put");
        }
        return error;
    }

    String cat(String path) {
        open("cat", path, OpenFlag.READ);
        String content = read("cat");
        close("cat");
        return content;
    }

    Stat stat(String path) {
        return vfs.stat(who, path).orThrow();
    }

    List<String> ls(String path) {
        return vfs.readdir(who, path).orThrow().stream()
                .map(DirEntry::name)
                .sorted()
                .toList();
    }

    List<String> mounts() {
        return vfs.mountsText(who).lines().toList();
    }

    /** The lines of mountinfo, with numbers given in the order in which they appear. */
    List<String> mountinfo() {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> devices = new HashMap<>();
        Map<String, Integer> groups = new HashMap<>();
        List<String[]> lines =
                vfs.mountinfoText(who).lines().map(it -> it.split(" ", -1)).toList();
        lines.forEach(it -> ids.put(it[0], ids.size() + 1));
        List<String> shown = new ArrayList<>();
        for (String[] fields : lines) {
            fields[0] = ids.get(fields[0]).toString();
            fields[1] = ids.getOrDefault(fields[1], 0).toString();
            fields[2] = numbered(devices, fields[2]);
            for (int i = 6; !fields[i].equals("-"); i++) {
                int colon = fields[i].indexOf(':') + 1;
                fields[i] = colon == 0
                        ? fields[i]
                        : fields[i].substring(0, colon) + numbered(groups, fields[i].substring(colon));
            }
            shown.add(String.join(" ", fields));
        }
        return shown;
    }

    private static String numbered(Map<String, Integer> numbers, String key) {
        return numbers.computeIfAbsent(key, it -> numbers.size() + 1).toString();
    }
}
