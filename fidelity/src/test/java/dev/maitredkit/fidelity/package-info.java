/**
 * The fake held against what the reference agent (Chromium OS maitred, July 2018) was seen to do on Linux 6.18. Rows and
 * sequences are data ({@code observation.proto}, and the files beside it); {@link dev.maitredkit.fidelity.RowPlay} and
 * {@link dev.maitredkit.fidelity.SequencePlay} play them on a fake guest in virtual time, and {@link
 * dev.maitredkit.fidelity.FidelityPage} writes down what came of it. Start at {@code FidelityTest}.
 */
package dev.maitredkit.fidelity;
