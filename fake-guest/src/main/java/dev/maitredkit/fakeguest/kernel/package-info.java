/**
 * The kernel of the guest, a value: start at {@link dev.maitredkit.fakeguest.kernel.Kernel}, which is everything, and
 * {@link dev.maitredkit.fakeguest.kernel.Sys}, which is what a process can do. Behind it, one file a kind of call:
 * descriptors in {@code FileCalls} and {@code TransferCalls}, pipes in {@code Pipes}, programs in {@code Exec}, signals in
 * {@code Signalling}, beginning and end in {@code Lifecycle}, and whose turn it is in {@code Turns}.
 *
 * <p>A call is a function from a kernel to a kernel; only a {@code Sys} is mutable, for the length of one turn. Files and
 * mounts are in {@code fs}, interfaces and routes in {@code net}, processes as data in {@code proc}, and what /proc shows of all
 * that in {@code procfs}.
 */
package dev.maitredkit.fakeguest.kernel;
