package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;
import java.util.Optional;

/** mount(2) of a file system (do_new_mount of fs/namespace.c, Linux 6.18). */
final class NewMount {
    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;

    NewMount(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
    }

    Result<Vfs> mount(String source, Location target, String typeName, int sbFlags, int own, String data) {
        int dot = typeName.indexOf('.');
        String base = dot < 0 ? typeName : typeName.substring(0, dot);
        Optional<FsType> type = vfs.limits().knows(base) ? FsType.find(base) : Optional.empty();
        if (type.isEmpty() || dot >= 0 && !type.get().hasSubtypes()) {
            return Result.err(Errno.ENODEV);
        }
        if (dot == typeName.length() - 1) {
            return Result.err(Errno.EINVAL);
        }
        MountParameters start = MountParameters.forMount(sbFlags, source);
        return FsTypes.parse(vfs, type.get(), start, data)
                .flatMap(parsed -> new FsOpen(vfs, who, now).open(type.get(), parsed))
                .flatMap(opened ->
                        MountTarget.lock(opened.vfs(), who, target).flatMap(place -> add(opened, place, source, own)));
    }

    /** do_add_mount: not the same file system on its own root. */
    private Result<Vfs> add(FsOpen.Opened opened, Location place, String source, int own) {
        Edit edit = new Edit(opened.vfs());
        SuperBlock shown = edit.superblock(opened.superblock());
        Mount parent = edit.mount(place.mount());
        if (!parent.attached()) {
            return Result.err(Errno.EINVAL);
        }
        if (parent.superblock() == shown.id() && parent.root().equals(place.node())) {
            return Result.err(Errno.EBUSY);
        }
        int key = edit.addMount(shown.id(), shown.root(), source, own).key();
        return new Attach(edit, who).graft(key, place);
    }
}
