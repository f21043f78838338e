package dev.maitredkit.linuxguest.agent;

import dev.maitredkit.linuxguest.proc.Processes;
import dev.maitredkit.linuxguest.proc.Program;
import dev.maitredkit.linuxguest.proc.RespawnBudget;
import dev.maitredkit.linuxguest.sys.ExitStatus;
import java.util.List;
import java.util.Optional;

/**
 * Programs that nobody waits for. What is to be done when one ends is done on the reaper's thread, and blocks nowhere.
 */
final class Services {
    /** The script whose failure the host is told of (reference agent, July 2018). */
    private static final String RUN_CONTAINER = "run_container.sh";

    private static final String NAME_OPTION = "--container_name";

    private final Processes processes;
    private final ContainerNotices host;

    Services(Processes processes, ContainerNotices host) {
        this.processes = processes;
        this.host = host;
    }

    /** Whether it could be started. A new launch has a new budget of starts. */
    boolean launch(Program program, boolean respawn) {
        return start(program, respawn ? Optional.of(new RespawnBudget()) : Optional.empty());
    }

    /** A start that fails is the last one. */
    private boolean start(Program program, Optional<RespawnBudget> budget) {
        if (budget.isPresent() && !budget.get().take(System.nanoTime())) {
            return false;
        }
        Processes.Started started = processes.start(program);
        if (started.isOk()) {
            started.end().thenAccept(status -> ended(program, budget, status));
        }
        return started.isOk();
    }

    private void ended(Program program, Optional<RespawnBudget> budget, ExitStatus status) {
        if (!status.isGood()) {
            findContainer(program.argv()).ifPresent(host::startupFailed);
        }
        if (budget.isPresent()) {
            start(program, budget);
        }
    }

    /** The container that the program is to start, maybe with an empty name; empty when it is no such script. */
    static Optional<String> findContainer(List<String> argv) {
        if (!argv.get(0).equals(RUN_CONTAINER)) {
            return Optional.empty();
        }
        int option = argv.indexOf(NAME_OPTION);
        return Optional.of(option > 0 && option + 1 < argv.size() ? argv.get(option + 1) : "");
    }
}
