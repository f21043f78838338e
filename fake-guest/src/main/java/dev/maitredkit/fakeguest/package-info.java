/**
 * A Maitred guest in memory, by floors; each knows only those below it: {@code server} (the gRPC edge),
 * {@code runtime} (queue, clock, effects), {@code agent} (what maitred adds to Linux), {@code userland} (programs
 * and the small shell), {@code kernel} (net, fs, proc).
 *
 * <p>Text inside the guest is bytes: a {@code String} there has one char from 0 to 255 for each byte. The edge
 * converts from and to UTF-8, once.
 */
package dev.maitredkit.fakeguest;
