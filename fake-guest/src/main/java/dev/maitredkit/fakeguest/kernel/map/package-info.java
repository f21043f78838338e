/**
 * The map in which the kernel keeps what there can be many of: {@link dev.maitredkit.fakeguest.kernel.map.IntMap}. Two
 * states of a guest share what did not change, and a comparison of them looks only at the rest.
 */
package dev.maitredkit.fakeguest.kernel.map;
