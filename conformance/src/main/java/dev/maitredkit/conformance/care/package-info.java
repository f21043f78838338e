/**
 * Care with a guest that goes on after the run: start at {@link dev.maitredkit.conformance.care.Care}. What a run makes in
 * the guest stands in the host's {@link dev.maitredkit.conformance.care.Journal} first, so that a later run can remove it.
 */
package dev.maitredkit.conformance.care;
