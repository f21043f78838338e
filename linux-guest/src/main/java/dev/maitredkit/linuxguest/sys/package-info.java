/**
 * System calls of Linux, by JNA: start at {@link dev.maitredkit.linuxguest.sys.Linux}. A failed call is a value with
 * its errno, or an {@link dev.maitredkit.linuxguest.sys.ErrnoException} where the caller cannot go on. Layouts and
 * numbers are those of 64-bit little-endian Linux (x86-64, arm64) with glibc from 2.34 on.
 */
package dev.maitredkit.linuxguest.sys;
