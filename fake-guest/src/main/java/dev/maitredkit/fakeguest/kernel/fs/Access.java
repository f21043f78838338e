package dev.maitredkit.fakeguest.kernel.fs;

/** Who may do what to a file (path_resolution(7), "Permissions"); there are no access lists and no groups but one. */
final class Access {
    static final int EXECUTE = 1;
    static final int WRITE = 2;
    static final int READ = 4;

    private Access() {}

    static boolean may(FsContext who, Stat file, int access) {
        if (who.uid() == 0) {
            boolean search = (access & EXECUTE) == 0 || file.type() == FileType.DIRECTORY;
            return search || (file.permissions() & 0111) != 0;
        }
        int bits = file.permissions();
        if (who.uid() == file.uid()) {
            bits >>= 6;
        } else if (who.gid() == file.gid()) {
            bits >>= 3;
        }
        return (bits & access) == access;
    }
}
