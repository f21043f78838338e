/**
 * The record of a finished certification run, and its renderings.
 *
 * <p>Start at {@code run.proto}, the record; {@link dev.maitredkit.reports.RunFiles} writes it with its renderings and
 * reads it back, {@link dev.maitredkit.reports.Summaries} puts it on a terminal. What the page says is {@code ReportPage}, a
 * view for each of its parts; how it says it is in src/main/jte. Certificates are in a package of their own. Whatever a guest said is hostile text:
 * {@code Visible} is the one place that makes it fit to be shown.
 */
package dev.maitredkit.reports;
