package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.MountFlags;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import java.util.Set;

/** Makes an image's files and mounts as root would, by system calls; what cannot be made is a wrong image. */
final class ImageInstaller {
    private static final int PARENTS = 0755;

    private final Sys sys;

    ImageInstaller(Sys sys) {
        this.sys = sys;
        sys.umask(0);
    }

    /** @throws IllegalArgumentException if it cannot be there */
    void install(ImageEntry entry) {
        if (entry instanceof ImageEntry.Directory it) {
            parents(it.path());
            if (!sys.stat(it.path()).isOk()) {
                must(it.path(), sys.mkdir(it.path(), it.mode()));
            }
            owned(it.path(), it.mode(), it.uid(), it.gid());
        } else if (entry instanceof ImageEntry.File it) {
            parents(it.path());
            must(it.path(), write(it));
            owned(it.path(), it.mode(), it.uid(), it.gid());
        } else if (entry instanceof ImageEntry.Symlink it) {
            parents(it.path());
            must(it.path(), sys.symlink(it.target(), it.path()));
        } else if (entry instanceof ImageEntry.HardLink it) {
            parents(it.path());
            must(it.path(), sys.link(it.existing(), it.path()));
        } else if (entry instanceof ImageEntry.Node it) {
            parents(it.path());
            must(it.path(), sys.mknod(it.path(), it.type().bits() | it.mode(), it.major(), it.minor()));
        } else if (entry instanceof ImageEntry.Terminal it) {
            terminal(it);
        } else if (entry instanceof ImageEntry.Mount it) {
            parents(it.target() + "/");
            must(it.target(), sys.mount(it.source(), it.target(), it.type(), it.flags(), it.options()));
        }
    }

    private void terminal(ImageEntry.Terminal it) {
        parents(it.path());
        if (!sys.stat(it.path()).isOk()) {
            must(it.path(), sys.mknod(it.path(), FileType.REGULAR.bits() | 0600, 0, 0));
        }
        String aside = "/.devpts";
        must(aside, sys.mkdir(aside, 0700));
        must(aside, sys.mount("devpts", aside, "devpts", 0, "newinstance,mode=0600,ptmxmode=0000"));
        sys.change(who -> Result.ok(sys.kernel().vfs().withTerminal(aside, it.number(), sys.now())))
                .orThrow();
        must(it.path(), sys.mount(aside + "/" + it.number(), it.path(), "", MountFlags.BIND, ""));
        must(aside, sys.umount(aside, 0));
        must(aside, sys.rmdir(aside));
        must(it.path(), sys.takeTerminal(it.path()));
    }

    private Result<Integer> write(ImageEntry.File file) {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        return sys.open(file.path(), flags, file.mode()).flatMap(fd -> {
            Result<Integer> written = sys.write(fd, file.content());
            sys.close(fd);
            return written;
        });
    }

    private void owned(String path, int mode, int uid, int gid) {
        must(path, sys.chown(path, uid, gid));
        must(path, sys.chmod(path, mode));
    }

    private void parents(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!sys.stat(parent).isOk()) {
                must(parent, sys.mkdir(parent, PARENTS));
            }
        }
    }

    private static void must(String path, Result<?> result) {
        result.error().ifPresent(errno -> {
            throw new IllegalArgumentException(path + ": " + errno.text());
        });
    }
}
