/**
 * A place on any Linux machine in which the real agent can do no harm: start at {@link
 * dev.maitredkit.linuxguest.sandbox.Sandbox}.
 *
 * <p>Two JVMs: the outer one starts the inner one by unshare(1) as pid 1 of namespaces of its own, and stays outside to
 * relay TCP and to boot it again. The inner one ({@code SandboxInit}) refuses any namespace of the outer one's, builds
 * a root of its own over an overlay ({@code GuestRoot}), moves there, and becomes the agent. Nothing is kept anywhere
 * but in those namespaces: the overlay's changes and the stateful disk are in a tmpfs, the loop device clears itself.
 * When the inner JVM ends, its PID namespace ends, and with the last process of it all the rest. It ends when the outer
 * one does, however that was: by the parent-death signal, and since its standard input ends.
 */
package dev.maitredkit.linuxguest.sandbox;
