/**
 * Linux's file systems and mounts, in memory: start at {@link dev.maitredkit.fakeguest.kernel.fs.Vfs}, which has all
 * calls, and {@link dev.maitredkit.fakeguest.kernel.fs.VfsBuilder}, which makes a state to start from. This floor knows no
 * processes: who calls is an {@link dev.maitredkit.fakeguest.kernel.fs.FsContext}, and what proc and sysfs contain comes
 * from above by {@link dev.maitredkit.fakeguest.kernel.fs.PseudoFiles}.
 *
 * <p>The order of checks is that of Linux 6.18 (fs/namei.c, fs/namespace.c, fs/pnode.c, mm/shmem.c); where a class follows one
 * function of it, its comment names that.
 */
package dev.maitredkit.fakeguest.kernel.fs;
