/** The command line, thin: a class for each command; {@link dev.maitredkit.cli.Main} starts them. */
package dev.maitredkit.cli;
