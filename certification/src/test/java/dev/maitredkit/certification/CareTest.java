package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.care.Care;
import dev.maitredkit.conformance.care.Journal;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.GuestShell;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.fakeguest.FakeGuest;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.transport.GuestAddress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest is as it was before, however a run ends. */
class CareTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ANYTHING_THERE =
            "for d in /tmp/maitred-kit-*; do [ -e \"$d\" ] && exit 0; done; exit 1";

    private final String run = ScenarioRunner.freshDirectory();

    @TempDir
    private Path home;

    @Test
    void a_run_that_leaves_nothing_says_so_and_its_directory_goes() {
        try (GuestUnderTest guest = EmbeddedGuest.start(Profile.SPEC)) {
            Care care = care(guest, Optional.empty());
            care.begin();
            assertThat(exit(guest, ANYTHING_THERE)).isZero();
            care.end(true);
            assertThat(care.notes())
                    .containsExactly("Compared with before the run, nothing was left behind in the guest.");
            assertThat(exit(guest, ANYTHING_THERE)).isOne();
        }
    }

    @Test
    void mounts_and_processes_that_come_back_are_ended_and_told() {
        try (GuestUnderTest guest = EmbeddedGuest.start(Profile.SPEC)) {
            Care care = care(guest, Optional.empty());
            care.begin();
            leave(guest, run);
            care.end(true);
            assertThat(care.notes())
                    .anyMatch(note -> note.contains("Processes of the run still ran"))
                    .anyMatch(note -> note.contains("Mounts were left"));
            assertThat(exit(guest, ANYTHING_THERE)).isOne();
            assertThat(exit(guest, running(run))).isOne();
            assertThat(exit(guest, "grep -q maitred-kit- /proc/mounts")).isOne();
        }
    }

    @Test
    void what_is_not_in_the_runs_directory_is_told_and_not_touched() {
        try (GuestUnderTest guest = EmbeddedGuest.start(Profile.SPEC)) {
            Care care = care(guest, Optional.empty());
            care.begin();
            assertThat(exit(guest, "mkdir /tmp/elsewhere /tmp/maitred-kit-other && mount -t tmpfs x /tmp/elsewhere"))
                    .isZero();
            assertThat(exit(guest, "ip addr add 10.1.2.3/24 dev eth0")).isZero();
            care.end(true);
            assertThat(care.notes())
                    .contains(
                            "LEFT BEHIND: the mount table is not as it was before the run.",
                            "LEFT BEHIND: the list of /tmp/maitred-kit-* is not as it was before the run.",
                            "LEFT BEHIND: the network interfaces are not as they were before the run.");
            assertThat(exit(guest, "grep -q /tmp/elsewhere /proc/mounts")).isZero();
        }
    }

    @Test
    void the_next_run_removes_what_an_ended_one_left_with_its_mounts_and_processes() throws Exception {
        try (GuestUnderTest guest = EmbeddedGuest.start(Profile.SPEC)) {
            String ended = ScenarioRunner.freshDirectory();
            Journal journal = Journal.open(home, "guest");
            journal.made(ended);
            leave(guest, ended);
            journal.close();
            Care care = care(guest, Optional.of(Journal.open(home, "guest")));
            care.begin();
            assertThat(care.notes())
                    .anyMatch(note -> note.contains("removed its " + ended + " and ended its processes"));
            assertThat(exit(guest, "test -e " + ended)).isOne();
            assertThat(exit(guest, running(ended))).isOne();
            care.end(true);
            assertThat(home).isEmptyDirectory();
        }
    }

    @Test
    void a_run_that_is_killed_in_the_middle_is_cleared_up_by_the_next() throws Exception {
        try (FakeGuest fake = FakeGuest.builder().realTime().start()) {
            GuestAddress address = fake.serve(new GuestAddress.Unix(home.resolve("guest.sock")))
                    .get(0);
            Process killed = TestMain.start(home, "certify", address.toString(), "LAUNCH-021");
            try (GuestUnderTest guest = Guests.at(address, Optional.empty(), false, TimeFactor.ONE)) {
                awaitLine(killed, "started LAUNCH-021");
                awaitExit(guest, "for f in /tmp/maitred-kit-*/*/starts; do [ -e \"$f\" ] && exit 0; done; exit 1");
                killed.destroyForcibly().waitFor();
                assertThat(exit(guest, ANYTHING_THERE))
                        .as("it was in the middle")
                        .isZero();
                Process next = TestMain.start(home, "certify", address.toString(), "LAUNCH-001");
                String output = new String(next.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(next.waitFor()).as(output).isZero();
                assertThat(output).contains("note An earlier run ended before it could clear up");
                assertThat(exit(guest, ANYTHING_THERE)).isOne();
                assertThat(home.resolve("maitred-kit")).isEmptyDirectory();
            }
        }
    }

    @Test
    void a_run_with_failures_leaves_nothing_unless_it_is_told_to_keep_it() throws Exception {
        Profile wrong = TestMain.saboteur("writable-always").profile();
        try (FakeGuest fake = FakeGuest.builder().profile(wrong).realTime().start()) {
            GuestAddress address = fake.serve(new GuestAddress.Unix(home.resolve("guest.sock")))
                    .get(0);
            try (GuestUnderTest guest = Guests.at(address, Optional.empty(), false, TimeFactor.ONE)) {
                String output = output(address, "MOUNT-006");
                assertThat(output).contains("MOUNT-006 failed").contains("nothing was left behind");
                assertThat(exit(guest, ANYTHING_THERE)).isOne();
                output = output(address, "MOUNT-006", "on-failure");
                assertThat(output).contains("note MOUNT-006: the directory of its failing scenario is kept");
                assertThat(exit(guest, "grep -q '/tmp/maitred-kit-[^ ]*/mnt ' /proc/mounts"))
                        .isZero();
                assertThat(home.resolve("maitred-kit")).isEmptyDirectory();
            }
        }
    }

    private String output(GuestAddress address, String... rulesAndKeep) throws Exception {
        String[] arguments = new String[rulesAndKeep.length + 2];
        arguments[0] = "certify";
        arguments[1] = address.toString();
        System.arraycopy(rulesAndKeep, 0, arguments, 2, rulesAndKeep.length);
        Process process = TestMain.start(home, arguments);
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Care care(GuestUnderTest guest, Optional<Journal> journal) {
        return new Care(guest, journal, run, Set.of(), LIMIT);
    }

    /** A mount, and a process that the guest starts again. */
    private static void leave(GuestUnderTest guest, String directory) {
        String target = "'" + directory + "/1/mnt 1'";
        assertThat(exit(
                        guest,
                        "mkdir -p " + target + " && mount -t tmpfs x " + target + " && touch " + target + "/file"))
                .isZero();
        dev.maitredkit.proto.MaitredGrpc.newBlockingStub(guest.channel())
                .launchProcess(dev.maitredkit.proto.LaunchProcessRequest.newBuilder()
                        .addAllArgv(List.of("sh", "-c", "sleep 1000; : " + directory))
                        .setRespawn(true)
                        .build());
        assertThat(exit(guest, running(directory))).isZero();
    }

    private static String running(String directory) {
        return "for f in /proc/[0-9]*/cmdline; do case $f in /proc/$$/*) continue;; esac;"
                + " tr '\\0' ' ' <$f | grep -qF " + directory + " && exit 0; done 2>/dev/null; exit 1";
    }

    private static int exit(GuestUnderTest guest, String script) {
        OptionalInt code = new GuestShell(guest, LIMIT).exit(script);
        return code.orElseThrow();
    }

    private static void awaitLine(Process process, String line) throws Exception {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String next = output.readLine(); next != null; next = output.readLine()) {
            seen.append(next).append('\n');
            if (next.equals(line)) {
                return;
            }
        }
        throw new AssertionError("no \"" + line + "\" in " + seen);
    }

    private static void awaitExit(GuestUnderTest guest, String script) {
        for (int i = 0; i < 200; i++) {
            if (exit(guest, script) == 0) {
                return;
            }
            guest.pass(Duration.ofMillis(50));
        }
        throw new AssertionError("never: " + script);
    }
}
