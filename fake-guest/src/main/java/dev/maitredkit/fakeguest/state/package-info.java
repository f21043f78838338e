/**
 * The state files that say what a guest boots with (guest_state.proto), and their strict reader. Start at {@link
 * dev.maitredkit.fakeguest.state.GuestStateFile}.
 */
package dev.maitredkit.fakeguest.state;
