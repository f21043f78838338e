package dev.maitredkit.conformance.exchange;

/** An answer outside the allowed ones: what was wanted and what came, each one line for people. */
public record Mismatch(String wanted, String got) {}
