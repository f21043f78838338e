/** Holds the mutants that live after a run of PIT against docs/MUTANTS.md; start at {@code MutantsCheck}. */
package dev.maitredkit.conformance.mutants;
