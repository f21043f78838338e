package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.fakeguest.agent.AgentRules;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All saboteurs. */
public final class Saboteurs {
    private Saboteurs() {}

    public static List<Saboteur> all() {
        return Stream.of(
                        WireSaboteurs.ALL,
                        LaunchSaboteurs.ALL,
                        ProgramSaboteurs.ALL,
                        ProcessSaboteurs.ALL,
                        RespawnSaboteurs.ALL,
                        MountSaboteurs.ALL,
                        MountPathSaboteurs.ALL,
                        NetworkSaboteurs.ALL,
                        ConcurrencySaboteurs.ALL,
                        TerminaSaboteurs.ALL,
                        ShutdownSaboteurs.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** One whose agent has another rule. */
    static Saboteur saboteur(String rule, String name, String does, String reason, UnaryOperator<AgentRules> change) {
        return new Saboteur(rule, does, reason, Set.of(), Profile.SPEC.with(name, change), List::of);
    }

    /** One that is right itself, with something wrong before it. */
    static Saboteur relayed(String rule, String name, String does, String reason, Supplier<Relay> relay) {
        return new Saboteur(
                rule,
                does,
                reason,
                Set.of(),
                Profile.SPEC.with(name, UnaryOperator.identity()),
                () -> List.of(new RelayInterceptor(relay.get())));
    }
}
