package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.launched;
import static dev.maitredkit.saboteurs.Wrong.launches;
import static dev.maitredkit.saboteurs.Wrong.replies;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.LaunchRule;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.Reply.ProcessState;
import dev.maitredkit.fakeguest.agent.RespawnRule;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.fakeguest.agent.WorkerRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Wrong about LaunchProcess. */
final class LaunchSaboteurs {
    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "LAUNCH-001",
                    "bare-names-only",
                    "takes the last part of an absolute path for the name",
                    launches(it ->
                            argv(it, replaceFirst(it.argv(), baseName(it.argv().get(0)) + "-gone")))),
            saboteur(
                    "LAUNCH-002",
                    "no-path",
                    "has a PATH that leads nowhere",
                    rules -> rules.toBuilder()
                            .launch(new LaunchRule("/nonexistent", true))
                            .build()),
            saboteur(
                    "LAUNCH-003",
                    "takes-respawn-with-wait",
                    "answers respawn with wait_for_exit as if it had run",
                    replies(reply ->
                            reply instanceof Reply.Failed it && it.message().contains("wait_for_exit")
                                    ? new Reply.Launched(ProcessState.EXITED, 0)
                                    : reply)),
            saboteur(
                    "LAUNCH-004",
                    "refuses-as-internal",
                    "refuses bad requests with INTERNAL",
                    replies(reply -> reply instanceof Reply.Failed it
                            ? new Reply.Failed(RpcCode.INTERNAL, it.message())
                            : reply)),
            saboteur(
                    "LAUNCH-005",
                    "seven-bit-exits",
                    "loses the eighth bit of an exit status",
                    launched(it ->
                            it.state() == ProcessState.EXITED ? new Reply.Launched(it.state(), it.code() & 0x7f) : it)),
            saboteur(
                    "LAUNCH-006",
                    "signals-as-exits",
                    "reports death by a signal as a shell does",
                    launched(it -> it.state() == ProcessState.SIGNALED
                            ? new Reply.Launched(ProcessState.EXITED, 128 + it.code())
                            : it)),
            saboteur(
                    "LAUNCH-007",
                    "failures-as-127",
                    "reports a program that is not there as one that exited with 127",
                    launched(it ->
                            it.state() == ProcessState.FAILED ? new Reply.Launched(ProcessState.EXITED, 127) : it)),
            saboteur(
                    "LAUNCH-008",
                    "failures-as-launched",
                    "says that what could not be started was launched",
                    launched(it ->
                            it.state() == ProcessState.FAILED ? new Reply.Launched(ProcessState.LAUNCHED, 0) : it)),
            saboteur(
                    "LAUNCH-010",
                    "launched-unsaid",
                    "leaves the status empty unless it waits",
                    launched(it ->
                            it.state() == ProcessState.LAUNCHED ? new Reply.Launched(ProcessState.UNKNOWN, 0) : it)),
            saboteur(
                    "LAUNCH-011",
                    "no-env",
                    "drops the environment of the request",
                    launches(it -> new Command.Launch(it.argv(), new TreeMap<>(), it.lifetime(), it.useConsole()))),
            saboteur(
                    "LAUNCH-012",
                    "trims-arguments",
                    "strips white space off arguments",
                    launches(
                            it -> argv(it, it.argv().stream().map(String::strip).toList()))),
            saboteur(
                    "LAUNCH-013",
                    "console-always",
                    "gives every process the console",
                    launches(it -> new Command.Launch(it.argv(), it.env(), it.lifetime(), true))),
            saboteur(
                    "LAUNCH-014",
                    "console-never",
                    "gives no process the console",
                    launches(it -> new Command.Launch(it.argv(), it.env(), it.lifetime(), false))),
            saboteur(
                    "LAUNCH-016",
                    "waits-always",
                    "waits for every process",
                    launches(it -> it.lifetime() == Lifetime.DETACHED ? lifetime(it, Lifetime.AWAIT_EXIT) : it)),
            saboteur(
                    "LAUNCH-017",
                    "never-respawns",
                    "starts no process again",
                    launches(it -> it.lifetime() == Lifetime.RESPAWN ? lifetime(it, Lifetime.DETACHED) : it)),
            saboteur(
                    "LAUNCH-019",
                    "respawns-for-ever",
                    "starts a process again every second, without end",
                    launches(it -> it.lifetime() == Lifetime.RESPAWN ? forEver(it) : it)),
            saboteur(
                    "LAUNCH-020",
                    "respawns-twenty-times",
                    "allows twenty starts in 30 s",
                    rules -> rules.toBuilder()
                            .respawn(new RespawnRule(20, Duration.ofSeconds(30)))
                            .build()),
            saboteur(
                    "LAUNCH-022",
                    "respawns-always",
                    "starts every process again that it does not wait for",
                    launches(it -> it.lifetime() == Lifetime.DETACHED ? lifetime(it, Lifetime.RESPAWN) : it)),
            saboteur(
                    "LAUNCH-024",
                    "one-at-a-time",
                    "lets nobody in while a launch waits",
                    rules -> rules.toBuilder().worker(WorkerRule.ONE_AT_A_TIME).build()),
            saboteur(
                    "LAUNCH-026",
                    "launches-twice",
                    "starts every process twice that it does not wait for",
                    launches(it -> it.lifetime() == Lifetime.DETACHED ? twice(it) : it)),
            saboteur(
                    "LAUNCH-030",
                    "never-waits",
                    "waits for no process",
                    launches(it -> it.lifetime() == Lifetime.AWAIT_EXIT ? lifetime(it, Lifetime.DETACHED) : it)));

    private LaunchSaboteurs() {}

    private static String baseName(String path) {
        return path.startsWith("/") ? path.substring(path.lastIndexOf('/') + 1) : path;
    }

    private static List<String> replaceFirst(List<String> argv, String gone) {
        List<String> changed = new ArrayList<>(argv);
        if (argv.get(0).startsWith("/")) {
            changed.set(0, gone);
        }
        return changed;
    }

    private static Command.Launch argv(Command.Launch launch, List<String> argv) {
        return new Command.Launch(argv, launch.env(), launch.lifetime(), launch.useConsole());
    }

    private static Command.Launch lifetime(Command.Launch launch, Lifetime lifetime) {
        return new Command.Launch(launch.argv(), launch.env(), lifetime, launch.useConsole());
    }

    private static Command.Launch forEver(Command.Launch launch) {
        return lifetime(argv(launch, wrapped("while :; do \"$@\"; sleep 1; done", launch.argv())), Lifetime.DETACHED);
    }

    private static Command.Launch twice(Command.Launch launch) {
        return argv(launch, wrapped("\"$@\" & exec \"$@\"", launch.argv()));
    }

    private static List<String> wrapped(String script, List<String> argv) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(argv);
        return words;
    }
}
