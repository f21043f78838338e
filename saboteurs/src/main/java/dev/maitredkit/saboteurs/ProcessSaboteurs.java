package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.argv;
import static dev.maitredkit.saboteurs.Wrong.launches;
import static dev.maitredkit.saboteurs.Wrong.wrappedScript;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.proto.LaunchProcessRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Wrong about what a launched process finds around it. */
final class ProcessSaboteurs {
    static final List<Saboteur> ALL = List.of(
            saboteur(
                            "LAUNCH-011",
                            "no-env",
                            "drops the environment of the request",
                            "wanted process status EXITED, code 0; got process status EXITED, code 1",
                            launches(it ->
                                    new Command.Launch(it.argv(), new TreeMap<>(), it.lifetime(), it.useConsole())))
                    .mayAlsoBreak("LAUNCH-032", "LAUNCH-038", "LAUNCH-039"),
            saboteur(
                    "LAUNCH-012",
                    "trims-arguments",
                    "strips white space off arguments",
                    "wanted process status EXITED, code 0; got process status EXITED, code 1",
                    launches(
                            it -> argv(it, it.argv().stream().map(String::strip).toList()))),
            saboteur(
                    "LAUNCH-013",
                    "console-always",
                    "gives every process the console",
                    "wanted process status EXITED, code 0; got process status EXITED, code",
                    launches(it -> new Command.Launch(it.argv(), it.env(), it.lifetime(), true))),
            saboteur(
                    "LAUNCH-014",
                    "console-never",
                    "gives no process the console",
                    "wanted process status EXITED, code 0; got process status EXITED, code",
                    launches(it -> new Command.Launch(it.argv(), it.env(), it.lifetime(), false))),
            saboteur(
                    "LAUNCH-027",
                    "elsewhere",
                    "starts processes in /tmp",
                    "wanted process status EXITED, code 0; got process status EXITED, code 10",
                    launches(it ->
                            it.lifetime() == Lifetime.AWAIT_EXIT ? wrappedScript(it, "cd /tmp; exec \"$@\"") : it)),
            relayed(
                            "LAUNCH-029",
                            "remembers-env",
                            "gives each process the variables of the launch before as well",
                            "wanted process status EXITED, code 0; got process status EXITED, code 1",
                            ProcessSaboteurs::leakingEnv)
                    .mayAlsoBreak("LAUNCH-012"));

    private ProcessSaboteurs() {}

    private static Relay leakingEnv() {
        Map<String, String> before = new TreeMap<>();
        return (call, guest) -> {
            Optional<LaunchProcessRequest> launch = Hosts.findLaunch(call);
            if (launch.isEmpty()) {
                guest.pass(call);
                return;
            }
            LaunchProcessRequest leaked = LaunchProcessRequest.newBuilder()
                    .putAllEnv(before)
                    .mergeFrom(launch.get())
                    .build();
            before.clear();
            before.putAll(launch.get().getEnvMap());
            guest.pass(call, leaked.toByteArray());
        };
    }
}
