/**
 * One run of the suite: {@link dev.maitredkit.conformance.session.Session} owns what changes in it,
 * {@link dev.maitredkit.conformance.session.RuleHook} ties jqwik's properties to it, and
 * {@link dev.maitredkit.conformance.session.RunJudge} makes the verdicts at its end.
 */
package dev.maitredkit.conformance.session;
