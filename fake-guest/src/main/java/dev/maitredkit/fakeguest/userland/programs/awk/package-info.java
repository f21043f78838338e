/**
 * awk as far as scripts of a guest use it on the command line: patterns, print, expressions and variables. Start at
 * {@link dev.maitredkit.fakeguest.userland.programs.awk.Awk}; what is beyond is refused.
 */
package dev.maitredkit.fakeguest.userland.programs.awk;
