/**
 * The grammar of the shell (POSIX sh 2.2 to 2.10, with what the ash of BusyBox 1.35 adds): text in, a tree of
 * {@link dev.maitredkit.fakeguest.userland.shell.syntax.Node}s out. Start at
 * {@link dev.maitredkit.fakeguest.userland.shell.syntax.Parser}. A shell reads and runs one complete command line
 * after the other, so a script with an error in line 3 has run its lines 1 and 2.
 */
package dev.maitredkit.fakeguest.userland.shell.syntax;
