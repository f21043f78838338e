package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import org.junit.jupiter.api.Test;

class ScenarioTextTest {
    private static final String HEADER = """
            # proto-file: dev/maitredkit/scenarios/scenario.proto
            # proto-message: maitredkit.scenario.v1.Scenario

            """;

    @Test
    void a_scenario_is_printed_for_readers() {
        Scenario.Builder scenario = Scenario.newBuilder()
                .setTitle("Say \"hello\".")
                .addRules("A-001")
                .addRules("A-002");
        scenario.addStepsBuilder()
                .setLaunchProcess(LaunchProcessRequest.newBuilder()
                        .addArgv("sh")
                        .addArgv("-c")
                        .addArgv("echo 'hello'\nexit 3")
                        .putEnv("B", "2")
                        .putEnv("A", "1")
                        .setWaitForExit(true))
                .getExpectBuilder()
                .addCode(3);
        scenario.addStepsBuilder().getShutdownBuilder();

        assertThat(ScenarioText.print(scenario.build())).isEqualTo(HEADER + """
                title: "Say \\"hello\\"."
                rules: ["A-001", "A-002"]

                steps {
                  launch_process {
                    argv: [
                      "sh", "-c",
                      "echo 'hello'\\n"
                      "exit 3"
                    ]
                    env { key: "A" value: "1" }
                    env { key: "B" value: "2" }
                    wait_for_exit: true
                  }
                  expect { code: 3 }
                }

                steps {
                  shutdown {}
                }
                """);
    }

    @Test
    void a_long_text_is_broken_between_words() {
        String about = "word ".repeat(40) + "end";

        assertThat(ScenarioText.print(
                        Scenario.newBuilder().setTitle("x").setAbout(about).build()))
                .contains("about:\n  \"word word")
                .contains("word \"\n  \"word")
                .endsWith("end\"\n")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 100));
    }

    @Test
    void unsigned_numbers_are_printed_as_such_and_bytes_as_escapes() {
        Step.Builder step = Step.newBuilder();
        step.getConfigureNetworkBuilder().getIpv4ConfigBuilder().setNetmask(0xfcffffff);
        Step.Builder raw = Step.newBuilder()
                .setRawCall(RawCall.newBuilder()
                        .setMethod("a.B/C")
                        .setRequest(com.google.protobuf.ByteString.copyFrom(new byte[] {1, (byte) 0xff, '8', '"'})));
        Step.Builder mount = Step.newBuilder();
        mount.getMountBuilder().setMountflags(-1L);

        assertThat(ScenarioText.print(Scenario.newBuilder()
                        .addSteps(step)
                        .addSteps(raw)
                        .addSteps(mount)
                        .build()))
                .contains("netmask: 4244635647")
                .contains("request: \"\\001\\3778\\\"\"")
                .contains("mountflags: 18446744073709551615");
    }

    @Test
    void what_does_not_show_is_escaped() {
        assertThat(ScenarioText.print(
                        Scenario.newBuilder().setTitle("é日\u202ea\u00a0\u0007").build()))
                .contains("title: \"é日\\342\\200\\256a\\302\\240\\007\"");
    }
}
