/**
 * The names and texts of proc and sysfs, made from the kernel's state when somebody looks. Start at {@link
 * dev.maitredkit.fakeguest.kernel.procfs.ProcFs}. What is not here does not exist in the guest's /proc.
 */
package dev.maitredkit.fakeguest.kernel.procfs;
