package dev.maitredkit.certification;

import com.google.protobuf.util.Timestamps;
import dev.maitredkit.conformance.care.Journal;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.properties.RuleSets;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.KillMatrixFile;
import dev.maitredkit.conformance.rules.Sentences;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.RunJudge;
import dev.maitredkit.conformance.session.Session;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.run.Guest;
import dev.maitredkit.reports.run.Run;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One certification, from opening the guest to the judged record. The engine may be anyone's who runs the suite's classes between
 * {@link #open} and {@link #judge}: failsafe in a build, {@link #run} on the command line.
 */
public final class Certification implements AutoCloseable {

    private final CertificationOptions options;
    private final Catalogue catalogue = Catalogue.load();
    private final GuestUnderTest guest;
    private final Session session;
    private final Instant started;
    private final long startedNanos = System.nanoTime();

    private Certification(
            CertificationOptions options,
            GuestUnderTest guest,
            Progress progress,
            Instant started,
            Optional<Journal> journal) {
        this.options = options;
        this.guest = guest;
        this.session = new Session(catalogue, options.settings(), guest, progress, journal);
        this.started = started;
    }

    /**
     * Opens the guest; the suite's rules are now about it.
     *
     * @param started the time of day for the record
     * @throws GuestLostException when there is no guest at the address
     * @throws UncheckedIOException when the guest's journal cannot be written
     */
    public static Certification open(CertificationOptions options, Progress progress, Instant started)
            throws GuestLostException {
        return open(options, openGuest(options), progress, started);
    }

    private static Certification open(
            CertificationOptions options, GuestUnderTest guest, Progress progress, Instant started) {
        try {
            Certification certification =
                    new Certification(options, guest, progress, started, Guests.journal(options.guest()));
            certification.session.open();
            return certification;
        } catch (UncheckedIOException failure) {
            guest.close();
            throw failure;
        }
    }

    private static GuestUnderTest openGuest(CertificationOptions options) throws GuestLostException {
        return options.guest().isEmpty()
                ? Guests.embedded(options.profile(), options.state())
                : Guests.at(
                        options.guest().get(),
                        options.restart(),
                        options.settings().allowed().contains(Permission.SHUTDOWN),
                        options.settings().timeFactor());
    }

    /** Runs the suite by an engine of its own and judges it. */
    public static Run run(CertificationOptions options, Progress progress, Instant started) throws GuestLostException {
        return run(options, openGuest(options), progress, started);
    }

    /** The same on a guest that is open already; it is closed at the end. */
    static Run run(CertificationOptions options, GuestUnderTest guest, Progress progress, Instant started) {
        try (Certification certification = open(options, guest, progress, started)) {
            LauncherConfig config = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(config).execute(request());
            return certification.judge();
        }
    }

    private static LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(RuleSets.checks().stream()
                        .map(check -> DiscoverySelectors.selectMethod(check.getDeclaringClass(), check))
                        .toList())
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.database", "")
                .build();
    }

    /** The record of the run so far, judged. */
    public Run judge() {
        List<String> notes = session.finish();
        Settings settings = options.settings();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        Run.Builder run = Run.newBuilder()
                .setFormat(RunFiles.FORMAT)
                .setKitVersion(Kit.version())
                .setGuest(guestRecord())
                .setStarted(Timestamps.fromMillis(started.toEpochMilli()))
                .setElapsed(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(elapsed.getSeconds())
                        .setNanos(elapsed.getNano()))
                .setSeed(settings.seed())
                .setTries(settings.tries())
                .setDigests(SuiteDigests.compute())
                .setCommand(settings.repeatCommand(Optional.empty()))
                .addAllSentences(Sentences.load().all())
                .setKillMatrix(KillMatrixFile.load());
        settings.rules().ifPresent(glob -> run.setRuleFilter(glob.toString()));
        settings.level().ifPresent(level -> run.setLevelFilter(level.name()));
        settings.allowed().stream().sorted().map(Permission::word).forEach(run::addAllowed);
        run.addAllNotes(notes).setCoverage(session.coverage());
        Run judged = RunJudge.judge(run.build(), catalogue, settings, session.results(), session.lost());
        return FailureFiles.named(judged, options);
    }

    private Guest guestRecord() {
        Guest.Builder record = Guest.newBuilder()
                .setAddress(guest.address())
                .setEmbedded(options.guest().isEmpty());
        if (options.guest().isEmpty()) {
            record.setProfile(options.profile().orElse(EmbeddedGuest.DEFAULT_PROFILE))
                    .setDescription("the kit's own fake guest, in the same process and in virtual time");
        } else {
            record.setDescription("a guest at an address, in real time");
        }
        return record.build();
    }

    @Override
    public void close() {
        session.close();
        guest.close();
    }
}
