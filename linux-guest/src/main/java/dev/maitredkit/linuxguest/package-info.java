/**
 * A guest that is real: the Maitred service over the running Linux kernel, as its own init. Start at {@link
 * dev.maitredkit.linuxguest.LinuxGuest}, which serves one, or at {@link dev.maitredkit.linuxguest.sandbox.Sandbox},
 * which makes a place in which that can do no harm.
 *
 * <p>Floors, each knowing those below it: {@code sandbox} (namespaces, an own root), {@code server} (gRPC), {@code
 * agent} (the five calls), {@code proc} and {@code net} (processes, interfaces), {@code sys} (system calls).
 */
package dev.maitredkit.linuxguest;
