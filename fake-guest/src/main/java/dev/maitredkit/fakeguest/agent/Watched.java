package dev.maitredkit.fakeguest.agent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A program that was launched without wait.
 *
 * @param respawn whether it is to be started again
 * @param starts when it was started, as far as that still counts
 */
record Watched(Start start, boolean respawn, List<Instant> starts) {
    /** The script whose failure the host is told of (reference agent, July 2018). */
    private static final String RUN_CONTAINER = "run_container.sh";

    private static final String NAME_OPTION = "--container_name";

    Watched {
        Objects.requireNonNull(start);
        starts = List.copyOf(starts);
    }

    Watched startedAgain(List<Instant> recent, Instant now) {
        List<Instant> all = new java.util.ArrayList<>(recent);
        all.add(now);
        return new Watched(start, respawn, all);
    }

    /** The container that it is to start, maybe with an empty name; empty when it is no such script. */
    Optional<String> findContainer() {
        if (!start.program().equals(RUN_CONTAINER)) {
            return Optional.empty();
        }
        int option = start.argv().indexOf(NAME_OPTION);
        boolean named = option > 0 && option + 1 < start.argv().size();
        return Optional.of(named ? start.argv().get(option + 1) : "");
    }
}
