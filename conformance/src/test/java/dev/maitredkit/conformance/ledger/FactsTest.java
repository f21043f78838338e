package dev.maitredkit.conformance.ledger;

import static dev.maitredkit.conformance.ledger.Histories.DIRECTORY;
import static dev.maitredkit.conformance.ledger.Histories.check;
import static dev.maitredkit.conformance.ledger.Histories.claim;
import static dev.maitredkit.conformance.ledger.Histories.covers;
import static dev.maitredkit.conformance.ledger.Histories.ended;
import static dev.maitredkit.conformance.ledger.Histories.error;
import static dev.maitredkit.conformance.ledger.Histories.exit;
import static dev.maitredkit.conformance.ledger.Histories.launched;
import static dev.maitredkit.conformance.ledger.Histories.line;
import static dev.maitredkit.conformance.ledger.Histories.lines;
import static dev.maitredkit.conformance.ledger.Histories.mount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import dev.maitredkit.scenarios.data.Step;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Step CONFIGURE = Step.newBuilder()
            .setConfigureNetwork(NetworkConfigRequest.newBuilder()
                    .setIpv4Config(IPv4Config.newBuilder()
                            .setAddress(0x065c7364)
                            .setNetmask(0xfcffffff)
                            .setGateway(0x055c7364)))
            .build();
    private static final Outcome OK = new Outcome.Answered(EmptyMessage.getDefaultInstance());
    private static final Step ADDRESS = check(Check.newBuilder().setAddress("100.115.92.6/30"));
    private static final Step OTHER_ADDRESS = check(Check.newBuilder().setAddress("10.0.0.2/24"));
    private static final Step GATEWAY = check(Check.newBuilder().setGateway("100.115.92.5"));
    private static final Step OPAQUE = Step.newBuilder()
            .setLaunchProcess(LaunchProcessRequest.newBuilder().addArgv("x"))
            .build();

    private Facts facts = Facts.fresh(DIRECTORY);

    @Test
    void nothing_is_mounted_in_a_new_directory_and_no_file_is_there() {
        assertThat(fits(covers("a"), 0)).isFalse();
        assertThat(fits(covers("a"), 1)).isTrue();
        assertThat(fits(check(Check.newBuilder().setNotMounted(DIRECTORY + "/m")), 1))
                .isFalse();
        assertThat(fits(check(Check.newBuilder().setExists(DIRECTORY + "/lock")), 0))
                .isFalse();
        assertThat(fits(check(Check.newBuilder().setAbsent(DIRECTORY + "/lock")), 0))
                .isTrue();
    }

    @Test
    void elsewhere_anything_may_be() {
        for (String path :
                new String[] {"/m", DIRECTORY, DIRECTORY + "/m/deeper", DIRECTORY + "/..", DIRECTORY + "x"}) {
            for (int code : new int[] {0, 1}) {
                assertThat(fits(check(Check.newBuilder().setExists(path)), code))
                        .as(path)
                        .isTrue();
            }
        }
        facts = Facts.fresh("");
        assertThat(fits(check(Check.newBuilder().setExists("/lock")), 0)).isTrue();
    }

    @Test
    void a_mount_with_error_0_is_on_top_until_the_next() {
        then(mount("a"), error(0));
        assertThat(fits(covers("a"), 1)).isFalse();
        then(mount("b"), error(0));
        assertThat(fits(covers("a"), 0)).isFalse();
        assertThat(fits(covers("b"), 0)).isTrue();
        assertThat(fits(check(Check.newBuilder().setNotMounted(DIRECTORY + "/m")), 0))
                .isFalse();
    }

    @Test
    void of_options_only_that_they_belong_to_the_mount_on_top_is_known() {
        then(mount("a"), error(0));
        Mounted.Builder read = Mounted.newBuilder().setTarget(DIRECTORY + "/m").addOptions("ro");
        for (int code : new int[] {0, 1}) {
            assertThat(fits(check(Check.newBuilder().setMounted(read)), code)).isTrue();
        }
        assertThat(fits(check(Check.newBuilder().setMounted(read.setSource("b"))), 0))
                .isFalse();
        assertThat(fits(check(Check.newBuilder().setMounted(read.setSource("a").setFstype("proc"))), 0))
                .isFalse();
    }

    @Test
    void options_wanted_and_not_wanted_leave_it_open_too() {
        then(mount("a"), error(0));
        Mounted.Builder read = Mounted.newBuilder()
                .setTarget(DIRECTORY + "/m")
                .addOptions("ro")
                .addNotOptions("nosuid");
        for (int code : new int[] {0, 1}) {
            assertThat(fits(check(Check.newBuilder().setMounted(read)), code)).isTrue();
        }
    }

    @Test
    void a_mount_that_is_no_new_tmpfs_of_the_scenarios_own_makes_all_unknown() {
        for (Step other : new Step[] {
            mount("a", DIRECTORY + "/m", "tmpfs", 32),
            mount("a", DIRECTORY + "/m", "tmpfs", 4096),
            mount("a", DIRECTORY + "/m", "proc", 0),
            mount("a", "/elsewhere", "tmpfs", 0),
            mount("", DIRECTORY + "/m", "tmpfs", 0)
        }) {
            facts = Facts.fresh(DIRECTORY);
            then(other, error(0));
            assertThat(fits(covers("a"), 0)).isTrue();
            assertThat(fits(covers("a"), 1)).isTrue();
        }
    }

    @Test
    void an_address_is_unknown_until_it_was_set() {
        assertThat(fits(ADDRESS, 0)).isTrue();
        assertThat(fits(ADDRESS, 1)).isTrue();
        then(CONFIGURE, OK);
        assertThat(fits(ADDRESS, 1)).isFalse();
        assertThat(fits(OTHER_ADDRESS, 0)).isFalse();
        assertThat(fits(GATEWAY, 1)).isFalse();
    }

    @Test
    void a_refused_configuration_may_have_come_half_of_the_way() {
        then(CONFIGURE, OK);
        then(CONFIGURE, new Outcome.Refused(Status.Code.INTERNAL, ""));
        assertThat(fits(ADDRESS, 1)).isTrue();
        assertThat(fits(GATEWAY, 1)).isTrue();
    }

    @Test
    void a_refused_mount_has_done_nothing_and_one_without_an_answer_may_have() {
        then(mount("a"), new Outcome.Refused(Status.Code.INVALID_ARGUMENT, ""));
        assertThat(fits(covers("a"), 0)).isFalse();
        then(mount("a"), new Outcome.Refused(Status.Code.UNAVAILABLE, ""));
        assertThat(fits(covers("a"), 0)).isTrue();
        facts = Facts.fresh(DIRECTORY);
        then(mount("a"), new Outcome.Silent(Duration.ofSeconds(1)));
        assertThat(fits(covers("a"), 0)).isTrue();
        assertThat(fits(lines(1), 0)).isFalse();
        then(mount("a", "/elsewhere", "tmpfs", 0), new Outcome.Silent(Duration.ofSeconds(1)));
        assertThat(fits(lines(1), 0)).isTrue();
    }

    @Test
    void lines_are_counted_as_long_as_each_is_known() {
        then(line(), exit(0));
        then(line(), exit(0));
        assertThat(fits(lines(2), 1)).isFalse();
        assertThat(fits(lines(3), 0)).isFalse();
        Lines.Builder some = Lines.newBuilder().setPath(DIRECTORY + "/lines").setAtLeast(1);
        assertThat(fits(check(Check.newBuilder().setLines(some)), 1)).isFalse();
        assertThat(fits(check(Check.newBuilder().setLines(some.setAtMost(1))), 0))
                .isFalse();
        then(line(), launched());
        assertThat(fits(lines(3), 0)).isTrue();
        then(line(), exit(0));
        assertThat(fits(lines(9), 0)).isTrue();
    }

    @Test
    void a_program_that_was_never_started_or_that_failed_to_work_leaves_what_it_must() {
        then(line(), ended(ProcessStatus.FAILED, 0));
        assertThat(fits(lines(1), 0)).isFalse();
        then(line(), exit(2));
        assertThat(fits(lines(1), 0)).isTrue();
        assertThat(facts.after(claim(), exit(1))).isEmpty();
        then(claim(), exit(0));
        assertThat(facts.after(claim(), exit(0))).isEmpty();
        assertThat(facts.after(claim(), exit(1))).isPresent();
    }

    @Test
    void a_program_of_which_nothing_is_known_may_do_anything_now_or_later() {
        then(OPAQUE, exit(0));
        then(mount("a"), error(0));
        assertThat(fits(covers("a"), 1)).isTrue();
    }

    @Test
    void a_probe_that_could_not_tell_says_nothing() {
        then(mount("a"), error(0));
        for (Outcome outcome : new Outcome[] {exit(2), ended(ProcessStatus.SIGNALED, 1), launched()}) {
            assertThat(facts.after(covers("b"), outcome)).isPresent();
        }
    }

    private void then(Step step, Outcome outcome) {
        facts = facts.after(step, outcome).orElseThrow();
    }

    private boolean fits(Step check, int code) {
        return facts.after(check, exit(code)).isPresent();
    }
}
