package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.argv;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.sh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.ProcessStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RespawnTest {
    private enum Agent {
        SPEC(Profile.SPEC),
        MAITRED_2018(Profile.MAITRED_2018);

        private final Profile profile;

        Agent(Profile profile) {
            this.profile = profile;
        }
    }

    private FakeGuest guest;
    private Calls calls;

    private void boot(Agent agent) {
        guest = FakeGuest.builder().profile(agent.profile).start();
        calls = new Calls(guest);
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private void respawn(String script) {
        assertThat(get(calls.launch(sh(script).setRespawn(true).build())).getStatus())
                .isEqualTo(ProcessStatus.LAUNCHED);
    }

    private int starts() {
        return calls.run("exit $(wc -l </starts)");
    }

    @ParameterizedTest
    @EnumSource
    void a_program_that_ends_at_once_is_started_ten_times(Agent agent) {
        boot(agent);
        respawn("echo x >>/starts");
        guest.advance(Duration.ofSeconds(100));
        assertThat(starts()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void a_period_of_2_8_seconds_is_too_often(Agent agent) {
        boot(agent);
        respawn("echo x >>/starts; sleep 2.8");
        guest.advance(Duration.ofSeconds(200));
        assertThat(starts()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void a_period_of_3_seconds_is_not(Agent agent) {
        boot(agent);
        respawn("echo x >>/starts; sleep 3");
        guest.advance(Duration.ofSeconds(100));
        assertThat(starts()).isEqualTo(34);
    }

    @ParameterizedTest
    @EnumSource
    void death_by_a_signal_counts_like_an_exit(Agent agent) {
        boot(agent);
        respawn("echo x >>/starts; kill -9 $$");
        guest.advance(Duration.ofSeconds(100));
        assertThat(starts()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void a_new_launch_has_a_new_budget(Agent agent) {
        boot(agent);
        respawn("echo x >>/starts");
        guest.advance(Duration.ofSeconds(1));
        respawn("echo x >>/starts");
        guest.advance(Duration.ofSeconds(1));
        assertThat(starts()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_that_fails_is_the_last(Agent agent) {
        boot(agent);
        calls.run("printf '#!/bin/sh\\necho x >>/starts\\nsleep 1\\n' >/bin/gone; chmod 755 /bin/gone");
        get(calls.launch(argv("gone").setRespawn(true).build()));
        calls.run("mv /bin/gone /bin/away");
        guest.advance(Duration.ofSeconds(2));
        calls.run("mv /bin/away /bin/gone");
        guest.advance(Duration.ofSeconds(100));
        assertThat(starts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_restarted_program_has_the_same_environment(Agent agent) {
        boot(agent);
        get(calls.launch(
                sh("echo $FOO >>/starts").putEnv("FOO", "kept").setRespawn(true).build()));
        guest.advance(Duration.ofSeconds(1));
        assertThat(calls.run("exit $(grep -c kept /starts)")).isEqualTo(10);
    }
}
