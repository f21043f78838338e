package dev.maitredkit.fakeguest.kernel.proc;

/** What happens inside the kernel that a process can sleep for, other than time. */
public sealed interface Channel {
    /** A child of this process ended or stopped. */
    record ChildOf(Pid parent) implements Channel {}

    /** The pipe got bytes, or lost its last writer. */
    record PipeReadable(long pipe) implements Channel {}

    /** The pipe got room, or lost its last reader. */
    record PipeWritable(long pipe) implements Channel {}
}
