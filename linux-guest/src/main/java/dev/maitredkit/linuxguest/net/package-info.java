/**
 * Interfaces and routes of the running kernel, by ioctl(2): start at {@link dev.maitredkit.linuxguest.net.Interfaces}.
 */
package dev.maitredkit.linuxguest.net;
