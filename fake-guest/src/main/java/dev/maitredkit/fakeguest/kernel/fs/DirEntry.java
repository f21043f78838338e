package dev.maitredkit.fakeguest.kernel.fs;

/** One name in a directory, as readdir(3) gives it; {@code .} and {@code ..} are not given. */
public record DirEntry(String name, FileType type, long inode) {}
