/**
 * What maitred adds to Linux, as pure functions over the kernel's state and the agent's own: start at
 * {@link dev.maitredkit.fakeguest.agent.GuestTransition}. A {@link dev.maitredkit.fakeguest.agent.Command} comes in,
 * a {@link dev.maitredkit.fakeguest.agent.Reply} goes out as an {@link dev.maitredkit.fakeguest.agent.Effect}, at
 * once or later. {@link dev.maitredkit.fakeguest.agent.AgentRules} are the points at which agents differ.
 *
 * <p>What the agent does is work in a queue ({@code Job}); who may work at the same time is a rule.
 */
package dev.maitredkit.fakeguest.agent;
