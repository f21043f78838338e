/** See docs/ARCHITECTURE.md. */
package dev.maitredkit.scenarios;
