package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.fakeguest.agent.AgentRules;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All saboteurs. */
public final class Saboteurs {
    private Saboteurs() {}

    public static List<Saboteur> all() {
        return Stream.of(LaunchSaboteurs.ALL, MountSaboteurs.ALL, GuestSaboteurs.ALL)
                .flatMap(List::stream)
                .toList();
    }

    static Saboteur saboteur(String rule, String name, String does, UnaryOperator<AgentRules> change) {
        return new Saboteur(rule, does, Profile.SPEC.with(name, change));
    }
}
