package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.Backing;
import dev.maitredkit.fakeguest.kernel.proc.Channel;
import dev.maitredkit.fakeguest.kernel.proc.Description;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.proc.Descriptors;
import dev.maitredkit.fakeguest.kernel.proc.Descriptors.Descriptor;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.util.Optional;
import java.util.Set;

/** Sharing and closing of open files, and whether they are ready. */
final class Descriptions {
    private Descriptions() {}

    /** One more reference. */
    static Kernel share(Kernel kernel, long number) {
        return kernel.with(kernel.files().put(number, kernel.files().get(number).referenced(1)));
    }

    /** The references of a copy of this process. */
    static Kernel shareAll(Kernel kernel, Process process) {
        Kernel shared = kernel;
        for (Descriptor descriptor : process.descriptors().byNumber().values()) {
            shared = share(shared, descriptor.file());
        }
        Optional<Long> executable = process.image().executable();
        return executable.isPresent() ? share(shared, executable.get()) : shared;
    }

    /** One reference less; with the last the file is closed. */
    static Kernel drop(Kernel kernel, long number) {
        Description description = kernel.files().get(number).referenced(-1);
        if (description.references() > 0) {
            return kernel.with(kernel.files().put(number, description));
        }
        Kernel without = kernel.with(kernel.files().without(number));
        Target target = description.target();
        if (target instanceof Target.InFileSystem it) {
            return without.with(without.vfs().close(it.file()));
        }
        if (target instanceof Target.Executable it) {
            return without.with(without.vfs().allowWrite(it.file()).close(it.file()));
        }
        Target.PipeEnd end = (Target.PipeEnd) target;
        Kernel closed = Pipes.closed(without, end);
        return end.file().map(it -> closed.with(closed.vfs().close(it))).orElse(closed);
    }

    static Kernel close(Kernel kernel, Pid pid, int fd) {
        Process process = kernel.processes().get(pid);
        Descriptor descriptor = process.descriptors().byNumber().get(fd);
        Process changed = process.with(process.descriptors().without(fd));
        return drop(kernel.with(kernel.processes().put(changed)), descriptor.file());
    }

    /** Closes everything that a process which ends has open, in the order of the descriptors. */
    static Kernel closeAll(Kernel kernel, Pid pid) {
        Process process = kernel.processes().get(pid);
        Kernel closed = kernel.with(kernel.processes().put(process.with(Descriptors.NONE)));
        for (Descriptor descriptor : process.descriptors().byNumber().values()) {
            closed = drop(closed, descriptor.file());
        }
        Optional<Long> executable = process.image().executable();
        return executable.isPresent() ? drop(closed, executable.get()) : closed;
    }

    /** What a read has to wait for; an empty set is an event that never comes, none at all is no need to wait. */
    static Optional<Set<Channel>> readChannels(Kernel kernel, Process process, int fd) {
        Optional<Target> target = findTarget(kernel, process, fd);
        if (target.isPresent() && target.get() instanceof Target.PipeEnd it) {
            return Pipes.readChannel(kernel, it.pipe()).map(Set::of);
        }
        return target.isPresent() && isSilent(target.get()) ? Optional.of(Set.of()) : Optional.empty();
    }

    static Optional<Set<Channel>> writeChannels(Kernel kernel, Process process, int fd) {
        Optional<Target> target = findTarget(kernel, process, fd);
        return target.isPresent() && target.get() instanceof Target.PipeEnd it
                ? Pipes.writeChannel(kernel, it.pipe()).map(Set::of)
                : Optional.empty();
    }

    private static Optional<Target> findTarget(Kernel kernel, Process process, int fd) {
        return process.descriptors()
                .find(fd)
                .map(it -> kernel.files().get(it.file()).target());
    }

    /** Whether a read waits for ever. */
    static boolean isSilent(Target target) {
        return target instanceof Target.InFileSystem it
                && it.file().backing() instanceof Backing.Device device
                && Devices.isSilent(device.kind());
    }
}
