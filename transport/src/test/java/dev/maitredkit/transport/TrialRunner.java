package dev.maitredkit.transport;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the classes of trials that its arguments name, where there is no Maven. */
final class TrialRunner {
    private TrialRunner() {}

    /** Prints a line a trial, {@code trial NAME ok} or {@code trial NAME FAILED}; the exit status is 0 when none failed. */
    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(arguments)
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create().execute(request, summary, new Progress());
        PrintWriter console = new PrintWriter(System.out, true);
        summary.getSummary().printFailuresTo(console, 20);
        long passed = summary.getSummary().getTestsSucceededCount();
        long failed = summary.getSummary().getTotalFailureCount();
        console.println("vsock: " + passed + " trials ok, " + failed + " failed");
        System.exit(passed > 0 && failed == 0 ? 0 : 1);
    }

    private static final class Progress implements TestExecutionListener {
        private long started;

        @Override
        public void executionStarted(TestIdentifier test) {
            started = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                boolean ok = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                String name = test.getDisplayName().replace("()", "");
                System.out.println("trial " + name + (ok ? " ok " : " FAILED ") + millis + " ms");
            }
        }
    }
}
