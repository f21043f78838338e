package dev.maitredkit.fakeguest.kernel.proc;

/** Whose rights a process has; real, effective and saved ids are one here. */
public record Credentials(int uid, int gid) {
    public static final Credentials ROOT = new Credentials(0, 0);

    public boolean isRoot() {
        return uid == 0;
    }
}
