/**
 * Regular expressions of POSIX (basic and extended, XBD 9) with the extensions of the GNU C library, on bytes. Start at
 * {@link dev.maitredkit.fakeguest.userland.programs.regex.Regex}. The time of a search is bounded by length of pattern
 * times length of text, whatever the pattern; only back-references need backtracking, and that has a budget.
 */
package dev.maitredkit.fakeguest.userland.programs.regex;
