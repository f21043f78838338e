/**
 * Scenarios as data: the schema (scenario.proto, generated into {@code dev.maitredkit.scenarios.data}), a strict reader,
 * a writer, and the scenarios that the kit ships.
 *
 * <p>Start at {@link dev.maitredkit.scenarios.ScenarioLoader}, whose checks begin in {@code ScenarioCheck}, or at
 * {@link dev.maitredkit.scenarios.Scenarios}, whose files lie beside it among the resources. Nothing here knows a guest
 * or the catalogue of rules: the loader is given a predicate for the rules that exist. docs/SCENARIOS.md explains the
 * format by examples.
 */
package dev.maitredkit.scenarios;
