package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import java.util.Optional;

/**
 * An open file description (open(2)): what descriptors, also of several processes, share.
 *
 * @param offset in bytes, where the next read or write is; unused by pipes
 * @param references how many descriptors have it
 * @param text what a generated file of proc said when its reading began: the kernel makes it once, too
 */
public record Description(Target target, long offset, int references, Optional<String> text) {
    /** What is open. */
    public sealed interface Target {
        /** A file, directory or device of a file system. */
        record InFileSystem(OpenFile file) implements Target {}

        /** A binary that runs: nobody may write to it. The references are processes. */
        record Executable(OpenFile file) implements Target {}

        /** An end, or both, of a pipe; {@code file} when it was opened by the name of a FIFO. */
        record PipeEnd(long pipe, boolean reads, boolean writes, Optional<OpenFile> file) implements Target {}
    }

    public Description at(long newOffset) {
        return new Description(target, newOffset, references, text);
    }

    public Description referenced(int change) {
        return new Description(target, offset, references + change, text);
    }

    public Description saying(String made) {
        return new Description(target, offset, references, Optional.of(made));
    }
}
