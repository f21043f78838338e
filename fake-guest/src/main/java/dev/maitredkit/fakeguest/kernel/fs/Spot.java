package dev.maitredkit.fakeguest.kernel.fs;

/** A node of a file system, whichever mount shows it. */
record Spot(int superblock, Node node) {}
