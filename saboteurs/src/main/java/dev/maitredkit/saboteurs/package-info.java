/** Guests that are wrong on purpose, one for each thing that the suite must catch; see {@link dev.maitredkit.saboteurs.Saboteurs}. */
package dev.maitredkit.saboteurs;
