/** Programs that read text and print text: cat, head, tail, wc, grep, sed, sort and the like. */
package dev.maitredkit.fakeguest.userland.programs.text;
