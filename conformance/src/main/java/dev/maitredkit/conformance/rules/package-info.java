/** The catalogue of rules, and how to choose from it. */
package dev.maitredkit.conformance.rules;
