/**
 * Owns the state of a guest and moves it on: start at {@link dev.maitredkit.fakeguest.runtime.GuestRuntime}. It knows
 * nothing of what a guest is; that is a {@link dev.maitredkit.fakeguest.runtime.Machine}.
 *
 * <p>Threads: there is one of our own in the whole JVM, {@code maitred-kit fake guest timer}, a daemon, which gives every
 * guest on the real clock its turns. All other work is done by whoever brings an input.
 */
package dev.maitredkit.fakeguest.runtime;
