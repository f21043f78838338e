package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The agent's own state.
 *
 * @param init whether it is the guest's init; if not, it launches and shuts down nothing
 * @param phase how far it has come
 * @param open the calls that have no answer yet
 * @param jobs what is under way and what waits for it, in order
 * @param watched the launched programs that nobody waits for and that have not ended
 * @param hostCalls how many calls to the host there were
 * @param end when the guest ends at the latest, once it is stopping
 */
public record Agent(
        boolean init,
        Phase phase,
        HashPMap<CallId, Command> open,
        PVector<Job> jobs,
        HashPMap<Pid, Watched> watched,
        long hostCalls,
        Optional<Instant> end) {
    /** From boot to power-off. */
    public enum Phase {
        SERVING,
        /** A Shutdown has been carried out; what is under way still ends, and then the guest does. */
        STOPPING,
        GONE
    }

    public Agent {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(open);
        Objects.requireNonNull(jobs);
        Objects.requireNonNull(watched);
        Objects.requireNonNull(end);
    }

    /** An agent that has just come up. */
    public static Agent atBoot(boolean init) {
        return new Agent(
                init,
                Phase.SERVING,
                HashTreePMap.empty(),
                TreePVector.empty(),
                HashTreePMap.empty(),
                0,
                Optional.empty());
    }

    Agent with(Phase next) {
        return new Agent(init, next, open, jobs, watched, hostCalls, end);
    }

    /** A Shutdown has been carried out; a second one gives no more time than the first. */
    Agent stopping(Instant latest) {
        return new Agent(init, Phase.STOPPING, open, jobs, watched, hostCalls, end.or(() -> Optional.of(latest)));
    }

    /** Whether nothing keeps a guest any more that is to end. */
    boolean mayEnd(Instant now) {
        boolean idle = open.isEmpty() && jobs.isEmpty();
        return phase == Phase.STOPPING
                && (idle || end.filter(it -> !it.isAfter(now)).isPresent());
    }

    Agent plus(CallId call, Command command) {
        return new Agent(init, phase, open.plus(call, command), jobs, watched, hostCalls, end);
    }

    Agent minus(CallId call) {
        return new Agent(init, phase, open.minus(call), jobs, watched, hostCalls, end);
    }

    Agent plus(Job job) {
        return new Agent(init, phase, open, jobs.plus(job), watched, hostCalls, end);
    }

    /** With these before all others. */
    Agent plusFirst(List<Job> first) {
        return new Agent(init, phase, open, jobs.plusAll(0, first), watched, hostCalls, end);
    }

    Agent withJob(int place, Job job) {
        return new Agent(init, phase, open, jobs.with(place, job), watched, hostCalls, end);
    }

    Agent minusJob(int place) {
        return new Agent(init, phase, open, jobs.minus(place), watched, hostCalls, end);
    }

    Agent plus(Pid pid, Watched program) {
        return new Agent(init, phase, open, jobs, watched.plus(pid, program), hostCalls, end);
    }

    Agent minus(Pid pid) {
        return new Agent(init, phase, open, jobs, watched.minus(pid), hostCalls, end);
    }

    Agent withHostCalls(long number) {
        return new Agent(init, phase, open, jobs, watched, number, end);
    }

    /** Whether a Shutdown is being carried out. */
    boolean isShuttingDown() {
        return jobs.stream().anyMatch(it -> it instanceof ShutdownJob job && job.isBegun());
    }
}
