package dev.maitredkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Content;
import dev.maitredkit.scenarios.data.Step;
import org.junit.jupiter.api.Test;

class SubstitutionTest {
    @Test
    void every_string_of_a_step_gets_the_directory() {
        Step step = Step.newBuilder()
                .setLaunchProcess(LaunchProcessRequest.newBuilder()
                        .addArgv("${dir}/a:${dir}/b")
                        .putEnv("HERE", "${dir}")
                        .setWaitForExit(true))
                .build();
        LaunchProcessRequest launch = Substitution.apply(step, "/d/1").getLaunchProcess();
        assertThat(launch.getArgvList()).containsExactly("/d/1/a:/d/1/b");
        assertThat(launch.getEnvOrThrow("HERE")).isEqualTo("/d/1");
        assertThat(launch.getWaitForExit()).isTrue();
    }

    @Test
    void text_in_bytes_gets_it_too_and_other_bytes_stay() {
        Step step = Step.newBuilder()
                .setCheck(Check.newBuilder()
                        .setContent(
                                Content.newBuilder().setPath("${dir}/f").setText(ByteString.copyFromUtf8("in ${dir}"))))
                .build();
        assertThat(Substitution.apply(step, "/d").getCheck().getContent().getText())
                .isEqualTo(ByteString.copyFromUtf8("in /d"));
    }

    @Test
    void a_step_without_it_is_left_alone() {
        Step step = Step.newBuilder().setId("plain").build();
        assertThat(Substitution.isNeeded(step)).isFalse();
        assertThat(Substitution.apply(step, "/d")).isSameAs(step);
    }
}
