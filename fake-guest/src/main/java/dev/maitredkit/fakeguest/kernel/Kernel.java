package dev.maitredkit.fakeguest.kernel;

/** The whole state of the guest's kernel; immutable. DRAFT: the worktree of proc fills it. */
public record Kernel(String hostname) {}
