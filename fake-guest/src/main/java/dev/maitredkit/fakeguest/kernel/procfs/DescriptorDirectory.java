package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.Link;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.PseudoNode;
import dev.maitredkit.fakeguest.kernel.proc.Description;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.proc.Descriptors.Descriptor;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.util.Optional;
import java.util.function.Function;

/** /proc/PID/fd and /proc/PID/fdinfo. */
final class DescriptorDirectory {
    private static final int READABLE = 0500;
    private static final int WRITABLE = 0300;

    /** O_LARGEFILE, which every file has that a 64-bit program opened. */
    private static final int LARGE_FILE = 0100000;

    private final Kernel kernel;
    private final Process process;
    private final FsContext seen;

    DescriptorDirectory(Kernel kernel, Process process, FsContext seen) {
        this.kernel = kernel;
        this.process = process;
        this.seen = seen;
    }

    Entry.Directory links() {
        return directory(0500, this::link);
    }

    Entry.Directory texts() {
        return directory(0555, it -> Entry.Text.readOnly(() -> info(it)));
    }

    private Entry.Directory directory(int permissions, Function<Descriptor, Entry> entry) {
        return new Entry.Directory(
                permissions,
                () -> process.descriptors().byNumber().keySet().stream()
                        .map(String::valueOf)
                        .toList(),
                name -> name.matches("[0-9]{1,9}")
                        ? process.descriptors().find(Integer.parseInt(name)).map(entry)
                        : Optional.empty());
    }

    private Entry link(Descriptor descriptor) {
        Target target = kernel.files().get(descriptor.file()).target();
        if (target instanceof Target.PipeEnd it) {
            int permissions = (it.reads() ? READABLE : 0) | (it.writes() ? WRITABLE : 0);
            String text = it.file()
                    .filter(file -> file.backing() instanceof dev.maitredkit.fakeguest.kernel.fs.Backing.Fifo)
                    .map(file -> kernel.vfs().pathOf(seen, file.place()))
                    .orElse("pipe:[" + it.pipe() + ']');
            return new Entry.Symlink(permissions, new Link.Descriptor(text, behind(it.pipe())));
        }
        OpenFile file = ((Target.InFileSystem) target).file();
        int permissions = (file.readable() ? READABLE : 0) | (file.writable() ? WRITABLE : 0);
        return new Entry.Symlink(permissions, new Link.Jump(kernel.vfs().pathOf(seen, file.place()), file.place()));
    }

    private PseudoNode behind(long pipe) {
        int uid = process.credentials().uid();
        return new PseudoNode(
                FileType.FIFO, 0600, 1, uid, process.credentials().gid(), pipe, 0, kernel.booted(), new Link.None());
    }

    private String info(Descriptor descriptor) {
        Description description = kernel.files().get(descriptor.file());
        Target target = description.target();
        int closing = descriptor.closeOnExec() ? 02000000 : 0;
        if (target instanceof Target.PipeEnd it) {
            int access = it.reads() && it.writes() ? 2 : it.writes() ? 1 : 0;
            return info(0, access | closing, 15, it.pipe());
        }
        OpenFile file = ((Target.InFileSystem) target).file();
        int access = file.readable() && file.writable() ? 2 : file.writable() ? 1 : 0;
        return info(
                description.offset(),
                access | closing | (file.append() ? 02000 : 0) | LARGE_FILE,
                kernel.vfs().mountId(file.place()),
                kernel.vfs().stat(seen, file).inode());
    }

    private static String info(long offset, int flags, int mount, long inode) {
        return "pos:\t" + offset + "\nflags:\t0" + Integer.toOctalString(flags) + "\nmnt_id:\t" + mount + "\nino:\t"
                + inode + '\n';
    }
}
