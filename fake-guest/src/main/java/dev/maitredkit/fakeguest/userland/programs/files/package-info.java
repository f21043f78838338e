/**
 * Programs that look at files and change them: ls, stat, mkdir, rm, cp, mv, ln, chmod, find and the like. What goes
 * through whole trees is a {@link dev.maitredkit.fakeguest.userland.programs.files.Visitor} on a
 * {@link dev.maitredkit.fakeguest.userland.programs.files.Tour}, one file a step.
 */
package dev.maitredkit.fakeguest.userland.programs.files;
