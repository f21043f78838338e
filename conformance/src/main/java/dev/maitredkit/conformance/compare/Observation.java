package dev.maitredkit.conformance.compare;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.Errnos;
import dev.maitredkit.scenarios.data.Step;
import java.util.EnumSet;
import java.util.Set;

/** What two guests must have in common of an outcome: not the words of messages, nor a code that says nothing. */
final class Observation {
    private static final Set<ProcessStatus> WITH_CODE = EnumSet.of(ProcessStatus.EXITED, ProcessStatus.SIGNALED);

    private Observation() {}

    static String of(Step step, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return outcome instanceof Outcome.Silent ? "no answer" : outcome.status();
        }
        if (answered.response() instanceof MountResponse mount) {
            return "error " + Errnos.describe(mount.getError());
        }
        if (answered.response() instanceof LaunchProcessResponse launch) {
            return step.hasCheck() ? fact(outcome, launch) : process(launch);
        }
        return answered.response() instanceof StartTerminaResponse termina
                ? termina.getStatus().name()
                : outcome.status();
    }

    private static String process(LaunchProcessResponse launch) {
        return WITH_CODE.contains(launch.getStatus())
                ? launch.getStatus() + " " + launch.getCode()
                : launch.getStatus().name();
    }

    private static String fact(Outcome outcome, LaunchProcessResponse probe) {
        return outcome.exitedWith(0)
                ? "holds"
                : outcome.exitedWith(1) ? "does not hold" : "cannot be told: " + process(probe);
    }
}
