package dev.maitredkit.certification;

import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.properties.ConcurrencyRules;
import dev.maitredkit.conformance.properties.LaunchRules;
import dev.maitredkit.conformance.properties.MountRules;
import dev.maitredkit.conformance.properties.NetworkRules;
import dev.maitredkit.conformance.properties.ShutdownRules;
import dev.maitredkit.conformance.properties.TerminaRules;
import dev.maitredkit.conformance.properties.WireRules;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * The certification run of a build: each rule is a test; the last step judges the whole run, writes the report and fails
 * the build unless the guest conforms. Without {@code -Dguest=ADDRESS} the guest is the embedded fake.
 */
@Suite
@IncludeEngines("jqwik")
@SelectClasses({
    WireRules.class,
    LaunchRules.class,
    MountRules.class,
    NetworkRules.class,
    ConcurrencyRules.class,
    TerminaRules.class,
    ShutdownRules.class
})
class CertificationSuite {
    private static CertificationOptions options;
    private static Certification certification;

    @BeforeSuite
    static void open() throws GuestLostException {
        options = BuildOptions.read(System.getProperties());
        certification = Certification.open(options, Progress.SILENT, Instant.now());
    }

    @AfterSuite
    static void judge() throws IOException {
        if (certification == null) {
            return;
        }
        Run run = certification.judge();
        certification.close();
        FailureFiles.write(run, options.report());
        RunFiles.write(run, options.report());
        String line = "maitred-kit: " + run.getGuest().getAddress() + ": " + run.getHeadline() + "; report: "
                + options.report().resolve(RunFiles.PAGE);
        Files.writeString(Path.of("target", "verdict.txt"), line + System.lineSeparator(), StandardCharsets.UTF_8);
        System.out.println(line);
        if (run.getVerdict() != Run.Verdict.CONFORMANT) {
            throw new AssertionError(line);
        }
    }
}
