/** The oracle: which answers a conformant guest may give. Start at {@link dev.maitredkit.conformance.ledger.Ledger}. */
package dev.maitredkit.conformance.ledger;
