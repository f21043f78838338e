package dev.maitredkit.fakeguest.kernel.proc;

import java.util.Optional;

/** The bytes of the fake's binaries: an ELF magic, then the name of the program that they are. */
public final class Binaries {
    public static final String ELF_MAGIC = "\177ELF";

    private static final String HEADER = ELF_MAGIC + "\2\1\1\0\0\0\0\0\0\0\0\0";
    private static final char END = '\0';

    private Binaries() {}

    /** The content of a file that is this program. */
    public static String of(String program) {
        return HEADER + program + END;
    }

    /** Which program these bytes are; empty when they are none or were cut off. */
    public static Optional<String> findProgram(String content) {
        int end = content.startsWith(HEADER) ? content.indexOf(END, HEADER.length()) : -1;
        return end < 0 ? Optional.empty() : Optional.of(content.substring(HEADER.length(), end));
    }
}
