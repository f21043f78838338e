/**
 * The fake's kernel held against the Linux that runs here: the same generated calls go to both, and after each the error
 * and what can be seen are compared. Start at {@code LiveComparisonTest}; an {@link dev.maitredkit.fidelity.live.Area} has a
 * generator, and a {@link dev.maitredkit.fidelity.live.Machine} on each side: {@code Linux…} runs in a Java process of its
 * own, in namespaces of its own, {@code Fake…} in this one. A difference is made smaller by {@code Shrinker} and held against
 * {@code tolerances.textproto}.
 */
package dev.maitredkit.fidelity.live;
