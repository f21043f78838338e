/** The seam to a guest: {@link dev.maitredkit.conformance.guest.GuestUnderTest}. */
package dev.maitredkit.conformance.guest;
