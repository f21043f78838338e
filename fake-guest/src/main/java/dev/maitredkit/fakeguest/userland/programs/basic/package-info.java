/** Programs that need no files, or hardly: true, echo, test, sleep, expr, id, date and the like. */
package dev.maitredkit.fakeguest.userland.programs.basic;
