package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.FsType;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles;
import dev.maitredkit.fakeguest.kernel.proc.Description;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What proc and sysfs show of a kernel to one of its processes. */
public final class ProcFs implements PseudoFiles {
    private static final String DECIMAL = "0|[1-9][0-9]{0,8}";

    private final Kernel kernel;
    private final Pid caller;

    public ProcFs(Kernel kernel, Pid caller) {
        this.kernel = kernel;
        this.caller = caller;
    }

    @Override
    public Optional<PseudoNode> find(PseudoFs fs, List<String> path) {
        return findEntry(fs, path).map(it -> node(it, path));
    }

    @Override
    public List<String> list(PseudoFs fs, List<String> path) {
        return findEntry(fs, path)
                .filter(Entry.Directory.class::isInstance)
                .map(it -> ((Entry.Directory) it).names().get())
                .orElse(List.of());
    }

    /** All that the file of this path says; empty when there is none or it is no file. */
    public Optional<String> findText(PseudoFs fs, List<String> path) {
        return findEntry(fs, path)
                .filter(Entry.Text.class::isInstance)
                .map(it -> ((Entry.Text) it).text().get());
    }

    /** The open file that a path such as {@code 12/fd/0} stands for. */
    public static Optional<Description> findDescription(Kernel kernel, List<String> path) {
        boolean fits = path.size() == 3
                && path.get(1).equals("fd")
                && path.get(0).matches(DECIMAL)
                && path.get(2).matches(DECIMAL);
        return fits
                ? findProcess(kernel, path.get(0))
                        .flatMap(it -> it.descriptors().find(Integer.parseInt(path.get(2))))
                        .map(it -> kernel.files().get(it.file()))
                : Optional.empty();
    }

    static Optional<Process> findProcess(Kernel kernel, String name) {
        return name.matches(DECIMAL) && !name.equals("0")
                ? kernel.processes().find(new Pid(Integer.parseInt(name)))
                : Optional.empty();
    }

    private Optional<Entry> findEntry(PseudoFs fs, List<String> path) {
        Optional<Entry> at =
                Optional.of(fs.type() == FsType.PROC ? new ProcRoot(kernel, caller).directory() : SysFs.root(kernel));
        for (String name : path) {
            at = at.filter(Entry.Directory.class::isInstance)
                    .flatMap(it -> ((Entry.Directory) it).child().apply(name));
        }
        return at;
    }

    private PseudoNode node(Entry entry, List<String> path) {
        Optional<Process> owner = path.isEmpty() ? Optional.empty() : findProcess(kernel, path.get(0));
        int uid = owner.map(it -> it.credentials().uid()).orElse(0);
        int gid = owner.map(it -> it.credentials().gid()).orElse(0);
        Instant time = owner.map(it -> it.identity().started()).orElse(kernel.booted());
        long inode = inode(path);
        if (entry instanceof Entry.Symlink it) {
            // The links of proc have a size of 64 where they lead to files (proc_fd_link), and none elsewhere.
            int size = owner.isPresent() ? 64 : 0;
            return new PseudoNode(FileType.SYMLINK, it.permissions(), 1, uid, gid, inode, size, time, it.link());
        }
        return entry instanceof Entry.Directory
                ? new PseudoNode(FileType.DIRECTORY, entry.permissions(), 2, uid, gid, inode, 0, time, new Link.None())
                : new PseudoNode(FileType.REGULAR, entry.permissions(), 1, uid, gid, inode, 0, time, new Link.None());
    }

    /** The same for the same name, as long as the guest runs. */
    private static long inode(List<String> path) {
        return path.isEmpty() ? 1 : 0xf0000000L + (path.hashCode() & 0xfffffff);
    }
}
