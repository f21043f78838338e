package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.launches;
import static dev.maitredkit.saboteurs.Wrong.lifetime;
import static dev.maitredkit.saboteurs.Wrong.wrapped;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.RespawnRule;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Wrong about respawn. Some leave it to a script that they start instead. */
final class RespawnSaboteurs {
    /** Up to ten starts, as the reference agent has them, but for what the script adds. */
    private static final String TEN_TIMES = "n=0; while [ $n -lt 10 ]; do n=$((n+1)); \"$@\"; %s done";

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "LAUNCH-017",
                    "never-respawns",
                    "starts no process again",
                    "/\\w+ has .*; got it is not so",
                    launches(it -> it.lifetime() == Lifetime.RESPAWN ? lifetime(it, Lifetime.DETACHED) : it)),
            saboteur(
                    "LAUNCH-018",
                    "leaves-the-killed",
                    "starts a process again that has exited, but none that was killed",
                    "/pids has 2 lines or more; got it is not so",
                    supervised(TEN_TIMES.formatted("[ $? -gt 128 ] && exit;"))),
            saboteur(
                    "LAUNCH-019",
                    "respawns-for-ever",
                    "starts a process again every second, without end",
                    "wanted .*; got it is not so",
                    supervised("while :; do \"$@\"; sleep 1; done")),
            saboteur(
                    "LAUNCH-020",
                    "respawns-twenty-times",
                    "allows twenty starts in 30 s",
                    "has 10 lines or more, at most 10; got it is not so",
                    rules -> rules.toBuilder()
                            .respawn(new RespawnRule(20, Duration.ofSeconds(30)))
                            .build()),
            relayed(
                    "LAUNCH-021",
                    "bears-a-grudge",
                    "does not start a process with respawn that it was told to start before",
                    "/starts has 1 lines or more; got it is not so",
                    RespawnSaboteurs::onceOnly),
            saboteur(
                            "LAUNCH-022",
                            "respawns-always",
                            "starts every process again that it does not wait for",
                            "wanted .*; got it is not so",
                            launches(it -> it.lifetime() == Lifetime.DETACHED ? lifetime(it, Lifetime.RESPAWN) : it))
                    .mayAlsoBreak("LAUNCH-026"));

    private RespawnSaboteurs() {}

    static UnaryOperator<AgentRules> supervised(String script) {
        return launches(
                it -> it.lifetime() == Lifetime.RESPAWN ? lifetime(wrapped(it, script), Lifetime.DETACHED) : it);
    }

    private static Relay onceOnly() {
        Set<LaunchProcessRequest> seen = new HashSet<>();
        return Hosts.answering(
                call -> Hosts.findLaunch(call)
                        .filter(LaunchProcessRequest::getRespawn)
                        .filter(it -> !seen.add(it))
                        .isPresent(),
                LaunchProcessResponse.newBuilder()
                        .setStatus(ProcessStatus.LAUNCHED)
                        .build());
    }
}
