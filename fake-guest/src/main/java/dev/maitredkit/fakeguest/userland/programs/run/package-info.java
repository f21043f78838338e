/**
 * What all programs run on: a program is a {@link dev.maitredkit.fakeguest.userland.programs.run.Work}, a value that
 * is asked for one step after the other, and {@link dev.maitredkit.fakeguest.userland.programs.run.WorkProgram} is
 * the one {@code Program} that drives it: it writes what a step printed (in parts, where a pipe is full), keeps within
 * its share of the processor, and ends. A program that reads files or pipes is a
 * {@link dev.maitredkit.fakeguest.userland.programs.run.Stage} behind a
 * {@link dev.maitredkit.fakeguest.userland.programs.run.Pump}.
 */
package dev.maitredkit.fakeguest.userland.programs.run;
