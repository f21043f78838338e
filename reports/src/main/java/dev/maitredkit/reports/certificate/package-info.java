/**
 * Certificates: what a full run says of a guest's image, signed.
 *
 * <p>Start at {@link dev.maitredkit.reports.certificate.Certificates}. A certificate is an in-toto Statement v1 with a
 * test-result predicate v0.1, in a DSSE 1.0 envelope with a signature by Ed25519 (RFC 8032); all by the JDK's own means.
 */
package dev.maitredkit.reports.certificate;
