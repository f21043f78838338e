/**
 * The same generated scenarios on two guests, and where they differ. Start at
 * {@link dev.maitredkit.conformance.compare.Comparison}.
 */
package dev.maitredkit.conformance.compare;
