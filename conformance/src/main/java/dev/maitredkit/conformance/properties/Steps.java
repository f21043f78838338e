package dev.maitredkit.conformance.properties;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Branch;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Effect;
import dev.maitredkit.scenarios.data.Expect;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Parallel;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Repeat;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Short words for the steps that the properties are made of. */
final class Steps {
    static final String DIR = "${dir}";

    private Steps() {}

    static Scenario scenario(String rule, String title, List<Step> steps, Need... needs) {
        return Scenario.newBuilder()
                .setTitle(title)
                .addRules(rule)
                .addAllNeeds(Arrays.asList(needs))
                .addAllSteps(steps)
                .build();
    }

    static Scenario scenario(String rule, String title, Step... steps) {
        return scenario(rule, title, List.of(steps));
    }

    static LaunchProcessRequest waited(String... argv) {
        return launched(argv).toBuilder().setWaitForExit(true).build();
    }

    static LaunchProcessRequest launched(String... argv) {
        return LaunchProcessRequest.newBuilder().addAllArgv(List.of(argv)).build();
    }

    static LaunchProcessRequest shell(String script, String... arguments) {
        return waited("sh", "-c", script).toBuilder()
                .addAllArgv(List.of(arguments))
                .build();
    }

    static LaunchProcessRequest withEnv(LaunchProcessRequest launch, Map<String, String> env) {
        return launch.toBuilder().putAllEnv(env).build();
    }

    static Step launch(LaunchProcessRequest request, Expect expect) {
        return Step.newBuilder().setLaunchProcess(request).setExpect(expect).build();
    }

    /** Prepares by a script, which is to exit 0. */
    static Step prepare(String script) {
        return launch(shell(script), exits(0)).toBuilder().setSetup(true).build();
    }

    /** Makes a directory of this name, straight below the scenario's own, which orders of calls know to be empty. */
    static Step makes(String name) {
        return prepare("mkdir " + DIR + "/" + name).toBuilder()
                .addEffects(Effect.newBuilder().setMakes(DIR + "/" + name))
                .build();
    }

    static Step parallel(List<List<Step>> branches) {
        Parallel.Builder parallel = Parallel.newBuilder();
        branches.forEach(steps -> parallel.addBranches(Branch.newBuilder().addAllSteps(steps)));
        return Step.newBuilder().setParallel(parallel).build();
    }

    static Step mount(MountRequest request, Expect expect) {
        return Step.newBuilder().setMount(request).setExpect(expect).build();
    }

    static MountRequest mountRequest(String source, String target, String fstype, long flags, String options) {
        return MountRequest.newBuilder()
                .setSource(source)
                .setTarget(target)
                .setFstype(fstype)
                .setMountflags(flags)
                .setOptions(options)
                .build();
    }

    static Step configure(NetworkConfigRequest request, Expect expect) {
        return Step.newBuilder().setConfigureNetwork(request).setExpect(expect).build();
    }

    static NetworkConfigRequest network(int address, int netmask, int gateway) {
        return NetworkConfigRequest.newBuilder()
                .setIpv4Config(IPv4Config.newBuilder()
                        .setAddress(Integer.reverseBytes(address))
                        .setNetmask(Integer.reverseBytes(netmask))
                        .setGateway(Integer.reverseBytes(gateway)))
                .build();
    }

    static Step raw(String method, ByteString request, Expect expect) {
        return Step.newBuilder()
                .setRawCall(RawCall.newBuilder().setMethod(method).setRequest(request))
                .setExpect(expect)
                .build();
    }

    static Step check(Check.Builder fact) {
        return Step.newBuilder().setCheck(fact).build();
    }

    static Step holds(String script) {
        return check(Check.newBuilder().setShell(script));
    }

    static Step lines(String path, int exactly) {
        return check(Check.newBuilder()
                .setLines(Lines.newBuilder().setPath(path).setAtLeast(exactly).setAtMost(exactly)));
    }

    /** The check is repeated until it holds, for about ten seconds. */
    static Step eventually(Step check) {
        return check.toBuilder()
                .setRepeat(Repeat.newBuilder().setTimes(100).setEvery(Durations.fromMillis(100)))
                .build();
    }

    static Step pass(long millis) {
        return Step.newBuilder().setPass(Durations.fromMillis(millis)).build();
    }

    static Step background(Step call, String id) {
        return call.toBuilder().setId(id).setInBackground(true).clearExpect().build();
    }

    static Step await(String id, Expect expect) {
        return Step.newBuilder()
                .setAwait(dev.maitredkit.scenarios.data.Await.newBuilder().setStep(id))
                .setExpect(expect)
                .build();
    }

    static Expect ok() {
        return Expect.getDefaultInstance();
    }

    static Expect status(String... allowed) {
        return Expect.newBuilder().addAllStatus(List.of(allowed)).build();
    }

    static Expect error(String... allowed) {
        return Expect.newBuilder().addAllError(List.of(allowed)).build();
    }

    static Expect process(ProcessStatus... allowed) {
        return Expect.newBuilder().addAllProcess(List.of(allowed)).build();
    }

    static Expect exits(int code) {
        return ends(ProcessStatus.EXITED, code);
    }

    static Expect ends(ProcessStatus status, int code) {
        return Expect.newBuilder().addProcess(status).addCode(code).build();
    }

    static Expect within(Expect expect, long millis) {
        return expect.toBuilder().setAtMost(Durations.fromMillis(millis)).build();
    }

    static Expect notBefore(Expect expect, Duration time) {
        return expect.toBuilder().setAtLeast(time).build();
    }
}
