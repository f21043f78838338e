/**
 * What the shell shares with the programs of the same names: pure functions on text, {@code test}, {@code printf},
 * {@code echo}, arithmetic, patterns and the names of signals. Nothing here makes a system call; what
 * {@code test} must know of files it asks a {@link dev.maitredkit.fakeguest.userland.shell.text.FileProbe}.
 */
package dev.maitredkit.fakeguest.userland.shell.text;
