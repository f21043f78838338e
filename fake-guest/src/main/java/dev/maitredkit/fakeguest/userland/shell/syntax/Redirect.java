package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.Objects;

/** A redirection (POSIX sh 2.7). */
public sealed interface Redirect {
    /** The descriptor in the command that it is about. */
    int fd();

    /** {@code n<word} and its like. */
    record File(int fd, Mode mode, Word path) implements Redirect {}

    /** {@code n>&word}: another descriptor, or {@code -} to close. */
    record Duplicate(int fd, Word source, boolean output) implements Redirect {}

    /** A here-document. Its body stands behind the end of the line, so the parser fills it in there, once. */
    final class Here implements Redirect {
        private final int fd;
        private Word body;

        Here(int fd) {
            this.fd = fd;
        }

        void fill(Word text) {
            body = text;
        }

        @Override
        public int fd() {
            return fd;
        }

        /** The text, still to be expanded when the delimiter was not quoted. */
        public Word body() {
            return Objects.requireNonNull(body, "the parser has not passed the end of the line");
        }
    }

    /** How a file is opened. */
    enum Mode {
        READ,
        WRITE,
        /** {@code >|}: even under set -C. */
        CLOBBER,
        APPEND,
        READ_WRITE,
        /** {@code &>}: standard error goes there too. */
        WRITE_BOTH
    }
}
