/**
 * Processes as data: start at {@link dev.maitredkit.fakeguest.kernel.proc.Processes} and {@link
 * dev.maitredkit.fakeguest.kernel.proc.Process}; what runs in one is a {@link
 * dev.maitredkit.fakeguest.kernel.proc.Program}. What a change to one means for its files and relatives is decided
 * in the package above, by {@link dev.maitredkit.fakeguest.kernel.Sys} and those behind it.
 */
package dev.maitredkit.fakeguest.kernel.proc;
