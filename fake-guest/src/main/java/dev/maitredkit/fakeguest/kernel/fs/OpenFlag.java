package dev.maitredkit.fakeguest.kernel.fs;

/** The flags of open(2) that the fake knows. */
public enum OpenFlag {
    READ,
    WRITE,
    APPEND,
    CREATE,
    EXCLUSIVE,
    TRUNCATE,
    DIRECTORY,
    NOFOLLOW,
    CLOSE_ON_EXEC,
    NONBLOCK
}
