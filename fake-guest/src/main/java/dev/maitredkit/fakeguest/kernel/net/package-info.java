/**
 * The network state of the fake's kernel: start at {@link dev.maitredkit.fakeguest.kernel.net.Net}, whose methods are
 * the network ioctls and netlink requests as pure functions. {@code Ifaddrs} and {@code PrefixRoutes} follow what
 * Linux 6.18 does when an address comes or goes; {@code Fib} is its routing table.
 */
package dev.maitredkit.fakeguest.kernel.net;
