package dev.maitredkit.fakeguest.kernel.fs;

/**
 * A place in the mount tree, the kernel's {@code struct path}: it stays the same place when something is mounted
 * over it, moved or renamed.
 *
 * @param mount the key of a mount, which is never used twice
 */
public record Location(int mount, Node node) {}
