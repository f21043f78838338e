package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.argv;
import static dev.maitredkit.fakeguest.Calls.failure;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.sh;
import static dev.maitredkit.fakeguest.Calls.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaunchProcessTest {
    private final FakeGuest guest = FakeGuest.builder().start();
    private final Calls calls = new Calls(guest);

    @AfterEach
    void close() {
        guest.close();
    }

    private static LaunchProcessResponse answer(ProcessStatus status, int code) {
        return LaunchProcessResponse.newBuilder()
                .setStatus(status)
                .setCode(code)
                .build();
    }

    @Test
    void a_waited_for_program_answers_with_its_exit_status() {
        assertThat(get(calls.launch(waiting(sh("exit 7"))))).isEqualTo(answer(ProcessStatus.EXITED, 7));
    }

    @Test
    void a_killed_program_answers_with_the_signal() {
        assertThat(get(calls.launch(waiting(sh("kill -9 $$"))))).isEqualTo(answer(ProcessStatus.SIGNALED, 9));
    }

    @Test
    void without_wait_the_answer_is_only_that_it_was_launched() {
        assertThat(get(calls.launch(sh("exit 7").build()))).isEqualTo(answer(ProcessStatus.LAUNCHED, 0));
    }

    @Test
    void what_cannot_be_started_is_failed_in_either_case() {
        LaunchProcessResponse failed = answer(ProcessStatus.FAILED, 0);
        assertThat(get(calls.launch(argv("/nothing/here").build()))).isEqualTo(failed);
        assertThat(get(calls.launch(waiting(argv("no-such-program"))))).isEqualTo(failed);
        assertThat(get(calls.launch(waiting(argv("/tmp"))))).isEqualTo(failed);
        assertThat(get(calls.launch(waiting(argv("true").putEnv("", "x"))))).isEqualTo(failed);
        assertThat(get(calls.launch(waiting(argv("true").putEnv("A=B", "x"))))).isEqualTo(failed);
    }

    @Test
    void a_request_without_argv_or_with_respawn_and_wait_is_invalid() {
        Status missing = failure(calls.launch(LaunchProcessRequest.newBuilder()
                .setRespawn(true)
                .setWaitForExit(true)
                .build()));
        assertThat(missing.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(missing.getDescription()).isEqualTo("missing argv");
        Status both = failure(calls.launch(waiting(argv("true").setRespawn(true))));
        assertThat(both.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(both.getDescription()).isEqualTo("respawn and wait_for_exit cannot both be true");
    }

    @Test
    void the_environment_is_the_default_path_and_what_was_asked_for() {
        get(calls.launch(waiting(argv("env").putEnv("B", "2").putEnv("A", "é").setUseConsole(true))));
        assertThat(guest.console()).isEqualTo("PATH=/usr/bin:/usr/sbin:/bin:/sbin\nA=\303\251\nB=2\n");
    }

    @Test
    void a_path_in_the_environment_is_where_the_program_is_looked_for() {
        calls.run("mkdir /t; printf '#!/bin/sh\\nexit 4\\n' >/t/true; chmod 755 /t/true");
        assertThat(get(calls.launch(waiting(argv("true").putEnv("PATH", "/t")))).getCode())
                .isEqualTo(4);
    }

    @Test
    void standard_io_is_null_unless_the_console_is_asked_for() {
        get(calls.launch(waiting(sh("echo hidden"))));
        get(calls.launch(waiting(sh("echo shown; echo too >&2").setUseConsole(true))));
        assertThat(guest.console()).isEqualTo("shown\ntoo\n");
    }

    @Test
    void a_wait_ends_when_the_program_does_and_holds_back_nobody() {
        CompletableFuture<LaunchProcessResponse> slow = calls.launch(waiting(sh("sleep 2; exit 3")));
        assertThat(get(calls.launch(waiting(argv("true")))).getStatus()).isEqualTo(ProcessStatus.EXITED);
        guest.advance(Duration.ofMillis(1999));
        assertThat(slow.isDone()).isFalse();
        guest.advance(Duration.ofMillis(2));
        assertThat(get(slow)).isEqualTo(answer(ProcessStatus.EXITED, 3));
    }

    @Test
    void text_with_a_nul_is_refused() {
        assertThat(get(calls.launch(waiting(argv("true", "a\0b")))).getStatus()).isEqualTo(ProcessStatus.FAILED);
        assertThat(calls.mount("t\0x", "/mnt", "tmpfs", 0, "")).isEqualTo(22);
    }
}
