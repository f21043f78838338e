package dev.maitredkit.fakeguest.kernel.proc;

import java.time.Instant;

/** What a sleeping process waits for. */
public sealed interface WaitFor {
    /** The guest's clock shows {@code time} or later. */
    record Time(Instant time) implements WaitFor {}

    /** A child of it has ended or stopped. */
    record Child() implements WaitFor {}

    /** A read from this descriptor of it would not block. */
    record Readable(int fd) implements WaitFor {}

    /** A write to this descriptor of it would not block. */
    record Writable(int fd) implements WaitFor {}
}
