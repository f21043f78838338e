/**
 * The five calls as the running kernel carries them out: start at {@link dev.maitredkit.linuxguest.agent.Agent}. The
 * protocol text in its best reading; where that is silent, what the reference agent of July 2018 did.
 */
package dev.maitredkit.linuxguest.agent;
