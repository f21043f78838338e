package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Effect;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;

/** Calls and answers for histories. */
final class Histories {
    static final String DIRECTORY = "/tmp/mine";

    private Histories() {}

    static CallRecord answered(Step step, Outcome outcome, long sent, long answered) {
        return new CallRecord(step.getActCase().name(), step, outcome, sent, answered);
    }

    static CallRecord silent(Step step, long sent) {
        return answered(step, new Outcome.Silent(Duration.ofSeconds(10)), sent, Long.MAX_VALUE);
    }

    static Step claim() {
        return launch(Effect.newBuilder().setClaims(DIRECTORY + "/lock"));
    }

    static Step line() {
        return launch(Effect.newBuilder().setAppends(DIRECTORY + "/lines"));
    }

    static Step launch(Effect.Builder effect) {
        return Step.newBuilder()
                .setLaunchProcess(LaunchProcessRequest.newBuilder().addArgv("x"))
                .addEffects(effect)
                .build();
    }

    static Step mount(String source) {
        return mount(source, DIRECTORY + "/m", "tmpfs", 0);
    }

    static Step mount(String source, String target, String fstype, long flags) {
        return Step.newBuilder()
                .setMount(MountRequest.newBuilder()
                        .setSource(source)
                        .setTarget(target)
                        .setFstype(fstype)
                        .setMountflags(flags))
                .build();
    }

    /** Asks whether the mount of this source is on top. */
    static Step covers(String source) {
        return check(Check.newBuilder()
                .setMounted(Mounted.newBuilder().setTarget(DIRECTORY + "/m").setSource(source)));
    }

    static Step lines(int exactly) {
        return check(Check.newBuilder()
                .setLines(Lines.newBuilder()
                        .setPath(DIRECTORY + "/lines")
                        .setAtLeast(exactly)
                        .setAtMost(exactly)));
    }

    static Step check(Check.Builder check) {
        return Step.newBuilder().setCheck(check).build();
    }

    static Outcome error(int number) {
        return new Outcome.Answered(MountResponse.newBuilder().setError(number).build());
    }

    static Outcome exit(int code) {
        return ended(ProcessStatus.EXITED, code);
    }

    static Outcome launched() {
        return ended(ProcessStatus.LAUNCHED, 0);
    }

    static Outcome ended(ProcessStatus status, int code) {
        return new Outcome.Answered(LaunchProcessResponse.newBuilder()
                .setStatus(status)
                .setCode(code)
                .build());
    }
}
