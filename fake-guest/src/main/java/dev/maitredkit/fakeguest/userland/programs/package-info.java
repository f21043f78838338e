/**
 * The small programs of the guest: BusyBox 1.35, one binary that goes by many names. Start at
 * {@link dev.maitredkit.fakeguest.userland.programs.Userland}, which the kernel asks what a binary does; the
 * packages below hold the programs by kind, and {@code run} what all of them run on.
 */
package dev.maitredkit.fakeguest.userland.programs;
