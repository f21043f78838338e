package dev.maitredkit.conformance.run;

/** A part of a guest's state that is not as a check wants it; each one line for people. */
public record Difference(String what, String wanted, String got) {}
