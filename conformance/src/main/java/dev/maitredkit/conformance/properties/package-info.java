/** The rules, a class for each RPC and one for the wire; every method is one rule of the catalogue. */
package dev.maitredkit.conformance.properties;
