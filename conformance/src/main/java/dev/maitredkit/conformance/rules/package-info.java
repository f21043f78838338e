/** The catalogue of rules, how to choose from it, and the sentences of the protocol's text that the rules hold. */
package dev.maitredkit.conformance.rules;
