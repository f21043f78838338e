package dev.maitredkit.conformance.session;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;

/** Is told of a run as it goes on. */
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = new Progress() {};

    default void started(Rule rule) {}

    /** A rule's check has ended; its verdict may still become BLOCKED at the end of the run. */
    default void finished(Rule rule, Result result) {}
}
