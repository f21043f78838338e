package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.scenarios.data.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says of a guest's state where a check of it does not hold. */
class StateProbeTest {
    private static final String PREPARE = "echo a >${dir}/file; mkdir ${dir}/mnt; mount -t tmpfs x ${dir}/mnt;"
            + " ip addr add 10.1.2.3/24 dev eth0; ip link set eth0 up";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exists: '${dir}/none'                                       | file ${dir}/none: there / missing
            absent: '${dir}/file'                                       | file ${dir}/file: none / a regular file
            absent: '${dir}/mnt'                                        | file ${dir}/mnt: none / a directory
            content { path: '${dir}/file' text: 'ab\\n' }               | content of ${dir}/file: 3 bytes / 2 bytes
            content { path: '${dir}/file' text: 'b\\n' }                | content of ${dir}/file: 2 bytes / as many, but others
            lines { path: '${dir}/file' at_least: 2 }                   | lines of ${dir}/file: at least 2 / 1
            lines { path: '${dir}/none' at_least: 2 }                   | lines of ${dir}/none: at least 2 / there is no such file
            mounted { target: '${dir}/none' fstype: 'ext4' }            | mount at ${dir}/none: ext4 / nothing
            mounted { target: '${dir}/mnt' fstype: 'ext4' }             | mount at ${dir}/mnt: ext4 / tmpfs
            mounted { target: '${dir}/mnt' options: 'ro' }              | option ro of the mount at ${dir}/mnt: there / missing
            mounted { target: '${dir}/mnt' source: 'y' }                | source of the mount at ${dir}/mnt: y / another
            not_mounted: '${dir}/mnt'                                   | mount at ${dir}/mnt: nothing / tmpfs
            address: '10.1.2.3/30'                                      | address of an interface other than lo: 10.1.2.3/30 / that address with another prefix
            address: '10.9.9.9/24'                                      | address of an interface other than lo: 10.9.9.9/24 / another address
            gateway: '10.9.9.1'                                         | default route: by 10.9.9.1 / none
            """)
    void it_says_what_is_there_instead(String fact, String difference) throws TextFormat.ParseException {
        Scenario scenario = TextFormat.parse(
                "title: \"x\" steps { launch_process { argv: [\"sh\", \"-c\", \"" + PREPARE
                        + "\"] wait_for_exit: true } } steps { check { " + fact.replace('\'', '"') + " } }",
                Scenario.class);
        try (GuestUnderTest guest = EmbeddedGuest.start(Profile.SPEC)) {
            assertThat(new ScenarioRunner(guest, ScenarioRunner.freshDirectory())
                            .runClosely(scenario, false)
                            .state())
                    .extracting(it -> it.what() + ": " + it.wanted() + " / " + it.got())
                    .containsExactly(difference);
        }
    }
}
