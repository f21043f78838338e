/** What goes to a guest and what comes back, as the suite keeps it. */
package dev.maitredkit.conformance.exchange;
