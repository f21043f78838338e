/** Runs a scenario, plain data, against a guest: start at {@link dev.maitredkit.conformance.run.ScenarioRunner}. */
package dev.maitredkit.conformance.run;
