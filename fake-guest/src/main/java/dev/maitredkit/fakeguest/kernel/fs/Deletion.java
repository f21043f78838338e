package dev.maitredkit.fakeguest.kernel.fs;

/** Who may take a name from a sticky directory. */
final class Deletion {
    private static final int STICKY = 01000;

    private Deletion() {}

    static boolean isStuck(FsContext who, Stat directory, Stat victim) {
        return (directory.permissions() & STICKY) != 0
                && who.uid() != 0
                && who.uid() != victim.uid()
                && who.uid() != directory.uid();
    }
}
