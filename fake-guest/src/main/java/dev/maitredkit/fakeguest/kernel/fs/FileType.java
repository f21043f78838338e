package dev.maitredkit.fakeguest.kernel.fs;

/** The types of a file, with the bits that st_mode has for them (inode(7)). */
public enum FileType {
    FIFO(0010000, 'p'),
    CHARACTER_DEVICE(0020000, 'c'),
    DIRECTORY(0040000, 'd'),
    BLOCK_DEVICE(0060000, 'b'),
    REGULAR(0100000, '-'),
    SYMLINK(0120000, 'l'),
    SOCKET(0140000, 's');

    private final int bits;
    private final char letter;

    FileType(int bits, char letter) {
        this.bits = bits;
        this.letter = letter;
    }

    /** The S_IFMT part of st_mode. */
    public int bits() {
        return bits;
    }

    /** The letter that ls -l shows. */
    public char letter() {
        return letter;
    }
}
