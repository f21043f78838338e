package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.argv;
import static dev.maitredkit.saboteurs.Wrong.launched;
import static dev.maitredkit.saboteurs.Wrong.launches;
import static dev.maitredkit.saboteurs.Wrong.lifetime;
import static dev.maitredkit.saboteurs.Wrong.replies;
import static dev.maitredkit.saboteurs.Wrong.wrapped;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.LaunchRule;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.Reply.ProcessState;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.fakeguest.agent.WorkerRule;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wrong about what a LaunchProcess answers, and when. */
final class LaunchSaboteurs {
    static final List<Saboteur> ALL = List.of(
            saboteur(
                            "LAUNCH-001",
                            "bare-names-only",
                            "does not find a program by its absolute path",
                            "wanted process status EXITED.*; got process status FAILED",
                            launches(it -> argv(it, withoutPath(it.argv()))))
                    .mayAlsoBreak("LAUNCH-033"),
            saboteur(
                    "LAUNCH-002",
                    "no-path",
                    "has a PATH that leads nowhere",
                    "wanted process status EXITED.*; got process status FAILED",
                    rules -> rules.toBuilder()
                            .launch(new LaunchRule("/nonexistent", true))
                            .build()),
            saboteur(
                    "LAUNCH-003",
                    "takes-respawn-with-wait",
                    "answers respawn with wait_for_exit as if it had run",
                    "refused; got OK",
                    replies(reply ->
                            reply instanceof Reply.Failed it && it.message().contains("wait_for_exit")
                                    ? new Reply.Launched(ProcessState.EXITED, 0)
                                    : reply)),
            saboteur(
                    "LAUNCH-004",
                    "contradiction-as-internal",
                    "refuses respawn with wait_for_exit as INTERNAL",
                    "wanted status INVALID_ARGUMENT; got INTERNAL",
                    replies(reply ->
                            reply instanceof Reply.Failed it && it.message().contains("wait_for_exit")
                                    ? new Reply.Failed(RpcCode.INTERNAL, it.message())
                                    : reply)),
            saboteur(
                    "LAUNCH-005",
                    "four-bit-exits",
                    "keeps four bits of an exit status",
                    "wanted process status EXITED, code (\\d+); got process status EXITED, code",
                    launched(it ->
                            it.state() == ProcessState.EXITED ? new Reply.Launched(it.state(), it.code() & 0x0f) : it)),
            saboteur(
                    "LAUNCH-006",
                    "signals-as-exits",
                    "reports death by a signal as a shell does",
                    "wanted process status SIGNALED, code \\d+; got process status EXITED",
                    launched(it -> it.state() == ProcessState.SIGNALED
                            ? new Reply.Launched(ProcessState.EXITED, 128 + it.code())
                            : it)),
            saboteur(
                            "LAUNCH-007",
                            "failures-as-127",
                            "reports a program that is not there as one that exited with 127",
                            "wanted process status FAILED; got process status EXITED, code 127",
                            launched(it -> it.state() == ProcessState.FAILED
                                    ? new Reply.Launched(ProcessState.EXITED, 127)
                                    : it))
                    .mayAlsoBreak("LAUNCH-008"),
            saboteur(
                    "LAUNCH-008",
                    "failures-as-launched",
                    "says that what could not be started was launched, unless it waits",
                    "wanted process status FAILED; got process status LAUNCHED",
                    Wrong.answers((command, reply) -> reply instanceof Reply.Launched it
                                    && it.state() == ProcessState.FAILED
                                    && command instanceof Command.Launch launch
                                    && launch.lifetime() != Lifetime.AWAIT_EXIT
                            ? new Reply.Launched(ProcessState.LAUNCHED, 0)
                            : reply)),
            saboteur(
                            "LAUNCH-009",
                            "only-says-launched",
                            "starts nothing that it does not wait for",
                            "wanted \\S+/out holds .*; got it is not so",
                            launches(it -> it.lifetime() == Lifetime.DETACHED ? argv(it, List.of("true")) : it))
                    .mayAlsoBreak("LAUNCH-008", "LAUNCH-016"),
            saboteur(
                            "LAUNCH-010",
                            "launched-unsaid",
                            "leaves the status empty unless it waits",
                            "wanted process status LAUNCHED; got process status UNKNOWN",
                            launched(it -> it.state() == ProcessState.LAUNCHED
                                    ? new Reply.Launched(ProcessState.UNKNOWN, 0)
                                    : it))
                    .mayAlsoBreak("SHUTDOWN-006"),
            saboteur(
                    "LAUNCH-015",
                    "hurries",
                    "lets nobody that it waits for sleep",
                    "wanted an answer after at least .*; got it came after 0.000 s",
                    launches(it -> it.lifetime() == Lifetime.AWAIT_EXIT ? argv(it, sleepless(it.argv())) : it)),
            saboteur(
                            "LAUNCH-016",
                            "waits-always",
                            "waits for every process",
                            "kill -0 .*; got it is not so",
                            launches(it -> it.lifetime() == Lifetime.DETACHED ? lifetime(it, Lifetime.AWAIT_EXIT) : it))
                    .mayAlsoBreak("LAUNCH-010", "SHUTDOWN-006"),
            saboteur(
                    "LAUNCH-023",
                    "no-argv-is-a-failed-launch",
                    "answers a request without argv as a launch that failed",
                    "wanted status INVALID_ARGUMENT; got OK",
                    replies(reply ->
                            reply instanceof Reply.Failed it && it.message().equals("missing argv")
                                    ? new Reply.Launched(ProcessState.FAILED, 0)
                                    : reply)),
            saboteur(
                            "LAUNCH-024",
                            "one-at-a-time",
                            "lets nobody in while a launch waits",
                            "wanted an answer within .*; got it came after",
                            rules -> rules.toBuilder()
                                    .worker(WorkerRule.ONE_AT_A_TIME)
                                    .build())
                    .mayAlsoBreak("WIRE-007"),
            relayed(
                    "LAUNCH-025",
                    "cannot-run-is-126",
                    "reports a file that cannot be run as one that exited with 126",
                    "wanted process status FAILED; got process status EXITED, code 126",
                    () -> failuresAsExits("[ -f %1$s ] && ! [ -x %1$s ]", 126)),
            saboteur(
                            "LAUNCH-026",
                            "launches-twice",
                            "starts every process twice that it does not wait for",
                            "/started has .*; got it is not so",
                            launches(it ->
                                    it.lifetime() == Lifetime.DETACHED ? wrapped(it, "\"$@\" & exec \"$@\"") : it))
                    .mayAlsoBreak("LAUNCH-008", "LAUNCH-022"),
            relayed(
                            "LAUNCH-028",
                            "wants-env",
                            "refuses a launch without env",
                            "wanted status OK; got INVALID_ARGUMENT",
                            () -> Hosts.refusing(
                                    call -> Hosts.findLaunch(call)
                                            .filter(it -> it.getEnvCount() == 0)
                                            .isPresent(),
                                    Status.INVALID_ARGUMENT.withDescription("missing env")))
                    .mayAlsoBreak("WIRE-005", "LAUNCH-030"),
            saboteur(
                    "LAUNCH-030",
                    "never-waits",
                    "waits for no process",
                    "wanted EXITED, SIGNALED or FAILED; got process status 3",
                    launches(it -> it.lifetime() == Lifetime.AWAIT_EXIT ? lifetime(it, Lifetime.DETACHED) : it)));

    private LaunchSaboteurs() {}

    private static List<String> withoutPath(List<String> argv) {
        List<String> changed = new ArrayList<>(argv);
        if (argv.get(0).startsWith("/")) {
            changed.set(0, argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1) + "-gone");
        }
        return changed;
    }

    private static List<String> sleepless(List<String> argv) {
        return argv.stream().map(it -> it.replaceAll("sleep \\d+", "sleep 0")).toList();
    }

    /** Reports a launch that failed as an exit when a test in the guest says so of the program's name. */
    static Relay failuresAsExits(String test, int code) {
        return (call, guest) -> {
            Optional<LaunchProcessRequest> launch = Hosts.findLaunch(call)
                    .filter(it -> it.getArgvCount() > 0 && it.getArgv(0).matches("[\\w./-]+"));
            if (launch.isEmpty()) {
                guest.pass(call);
                return;
            }
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                if (Hosts.launched(answer).getStatus() != ProcessStatus.FAILED) {
                    call.answer(answer);
                    return;
                }
                Hosts.script(guest, String.format(test, launch.get().getArgv(0)), status -> {
                    LaunchProcessResponse exited = LaunchProcessResponse.newBuilder()
                            .setStatus(ProcessStatus.EXITED)
                            .setCode(code)
                            .build();
                    call.answer(status == 0 ? Relay.Answer.ok(exited) : answer);
                });
            }));
        };
    }
}
