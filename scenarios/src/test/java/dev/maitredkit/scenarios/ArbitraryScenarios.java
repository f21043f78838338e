package dev.maitredkit.scenarios;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.data.Await;
import dev.maitredkit.scenarios.data.Branch;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Content;
import dev.maitredkit.scenarios.data.Effect;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Parallel;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Repeat;
import dev.maitredkit.scenarios.data.Restart;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every kind of scenario that the loader accepts. */
final class ArbitraryScenarios {
    static final List<String> RULES = List.of("LAUNCH-001", "MOUNT-002", "WIRE-003");

    private static final List<Need> NEEDS =
            List.of(Need.NETWORK, Need.TERMINA, Need.SHUTDOWN, Need.CONCURRENT_LAUNCH, Need.WIRE, Need.FRESH);

    private ArbitraryScenarios() {}

    static Arbitrary<Scenario> scenarios() {
        return Combinators.combine(
                        texts().filter(text -> !text.isBlank() && !text.contains("\n")),
                        texts(),
                        Arbitraries.shuffle(RULES),
                        Arbitraries.integers().between(0, RULES.size()),
                        Arbitraries.shuffle(NEEDS),
                        Arbitraries.of(true, false),
                        steps().list().ofMinSize(1).ofMaxSize(5))
                .as((title, about, rules, howMany, needs, fresh, steps) -> Scenario.newBuilder()
                        .setTitle(title)
                        .setAbout(about)
                        .addAllRules(rules.subList(0, howMany))
                        .addAllNeeds(needs.stream()
                                .filter(need -> fresh || need != Need.FRESH)
                                .toList())
                        .addAllSteps(named(steps))
                        .build());
    }

    /** Characters that a text format may stumble over, and others. Surrogates come in pairs only: others are no text. */
    static Arbitrary<String> texts() {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        Arbitrary<Integer> awkward = "\"'\\\n\r\t #{}[]<>:;,$/?a0\u007f\u0085\u00a0\u2028\u202e\ufeff\ufffd"
                .codePoints()
                .boxed()
                .collect(Collectors.collectingAndThen(Collectors.toList(), Arbitraries::of));
        Arbitrary<String> words = Arbitraries.of("${dir}", "/tmp/x", "a b c ", "echo hello world\n", "\\n", "\\377");
        Arbitrary<String> characters = Arbitraries.oneOf(any, awkward).map(Character::toString);
        return Arbitraries.oneOf(characters, words).list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    private static Arbitrary<Step> steps() {
        return Arbitraries.oneOf(calls(), checks(), waits(), parallels());
    }

    private static Arbitrary<Step> parallels() {
        Arbitrary<Step> effects = Combinators.combine(launches(), texts())
                .as((launch, path) -> launch.toBuilder()
                        .addEffects(Effect.newBuilder().setAppends(path))
                        .build());
        Arbitrary<Step> calls = Arbitraries.oneOf(
                mounts(),
                effects,
                networks(),
                checks().map(check ->
                        check.toBuilder().clearExpect().clearRepeat().build()));
        Arbitrary<Branch> branches = calls.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(steps -> Branch.newBuilder().addAllSteps(steps).build());
        return branches.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> Step.newBuilder()
                        .setParallel(Parallel.newBuilder().addAllBranches(all))
                        .build());
    }

    private static Arbitrary<Step> calls() {
        Arbitrary<Step> acts = Arbitraries.oneOf(networks(), mounts(), launches(), terminas(), rawCalls());
        return Combinators.combine(
                        acts,
                        times(),
                        repeats(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 4))
                .as((act, timeout, repeat, setup, choice) -> switch (choice) {
                    case 0 -> act;
                    case 1 ->
                        act.toBuilder().clearExpect().setInBackground(true).build();
                    case 2 -> act.toBuilder().setRepeat(repeat).build();
                    case 3 ->
                        act.toBuilder().setTimeout(timeout).setSetup(setup).build();
                    default -> act.toBuilder().clearExpect().setSetup(setup).build();
                });
    }

    private static Arbitrary<Step> networks() {
        Arbitrary<Integer> numbers = Arbitraries.integers();
        return Combinators.combine(
                        numbers, numbers, numbers, Arbitraries.of("ANY", "NOT_OK", "INVALID_ARGUMENT"), texts())
                .as((address, netmask, gateway, status, message) -> {
                    Step.Builder step = Step.newBuilder();
                    step.setConfigureNetwork(NetworkConfigRequest.newBuilder()
                            .setIpv4Config(IPv4Config.newBuilder()
                                    .setAddress(address)
                                    .setNetmask(netmask)
                                    .setGateway(gateway)));
                    step.getExpectBuilder().addStatus(status).setMessage(message);
                    return step.build();
                });
    }

    private static Arbitrary<Step> mounts() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        texts(),
                        Arbitraries.longs(),
                        Arbitraries.of("0", "ANY_ERROR", "EBUSY", "4095"))
                .as((source, target, options, flags, error) -> {
                    Step.Builder step = Step.newBuilder();
                    step.setMount(MountRequest.newBuilder()
                            .setSource(source)
                            .setTarget(target)
                            .setFstype("tmpfs")
                            .setOptions(options)
                            .setMountflags(flags));
                    step.getExpectBuilder()
                            .addError(error)
                            .addStatus("OK")
                            .setAtMost(Duration.newBuilder().setSeconds(1));
                    return step.build();
                });
    }

    private static Arbitrary<Step> launches() {
        return Combinators.combine(
                        texts().list().ofMaxSize(4),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ProcessStatus.EXITED, ProcessStatus.SIGNALED),
                        Arbitraries.integers().between(0, 255))
                .as((argv, env, flag, process, code) -> {
                    Step.Builder step = Step.newBuilder();
                    step.setLaunchProcess(LaunchProcessRequest.newBuilder()
                            .addAllArgv(argv)
                            .putAllEnv(env)
                            .setRespawn(!flag)
                            .setUseConsole(flag)
                            .setWaitForExit(flag));
                    step.getExpectBuilder().addProcess(process).addCode(code);
                    return step.build();
                });
    }

    private static Arbitrary<Step> terminas() {
        return Combinators.combine(Arbitraries.integers(), texts()).as((address, subnet) -> {
            Step.Builder step = Step.newBuilder();
            step.setStartTermina(StartTerminaRequest.newBuilder()
                    .setTremplinIpv4Address(address)
                    .setLxdIpv4Subnet(subnet));
            step.getExpectBuilder()
                    .addTermina(StartTerminaResponse.Status.FAILED)
                    .setTerminaReason(true);
            return step.build();
        });
    }

    private static Arbitrary<Step> rawCalls() {
        return Combinators.combine(
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                        Arbitraries.integers().between(0, 5_000_000),
                        Arbitraries.of("", "gzip"))
                .as((request, padding, compression) -> Step.newBuilder()
                        .setRawCall(RawCall.newBuilder()
                                .setMethod("vm_tools.Maitred/Mount")
                                .setRequest(ByteString.copyFrom(request))
                                .setPadding(padding)
                                .setCompression(compression))
                        .build());
    }

    private static Arbitrary<Step> checks() {
        Arbitrary<Check> facts = Arbitraries.oneOf(
                        texts().map(path -> Check.newBuilder().setExists("/" + path.replace("$", ""))),
                        Arbitraries.bytes()
                                .array(byte[].class)
                                .ofMaxSize(60)
                                .map(text -> Check.newBuilder()
                                        .setContent(Content.newBuilder()
                                                .setPath("${dir}/a")
                                                .setText(ByteString.copyFrom(text)))),
                        Arbitraries.integers()
                                .between(1, 9)
                                .map(n -> Check.newBuilder()
                                        .setLines(Lines.newBuilder()
                                                .setPath("${dir}")
                                                .setAtLeast(n)
                                                .setAtMost(9))),
                        texts().list()
                                .ofMaxSize(3)
                                .map(options -> Check.newBuilder()
                                        .setMounted(Mounted.newBuilder()
                                                .setTarget("${dir}/m")
                                                .addAllOptions(options))),
                        texts().map(script -> Check.newBuilder().setShell("x" + script)))
                .map(Check.Builder::build);
        return Combinators.combine(facts, repeats(), Arbitraries.of("OK", "UNAVAILABLE"), Arbitraries.of(true, false))
                .as((fact, repeat, status, often) -> {
                    Step.Builder step = Step.newBuilder().setCheck(fact);
                    step.getExpectBuilder().addStatus(status);
                    return often
                            ? step.setRepeat(repeat).build()
                            : step.clearExpect().build();
                });
    }

    private static Arbitrary<Step> waits() {
        return Arbitraries.oneOf(
                times().map(time -> Step.newBuilder().setPass(time).build()),
                Arbitraries.just(Step.newBuilder()
                        .setRestart(Restart.getDefaultInstance())
                        .build()));
    }

    private static Arbitrary<Repeat> repeats() {
        return Combinators.combine(Arbitraries.integers().between(1, Integer.MAX_VALUE), times())
                .as((often, every) ->
                        Repeat.newBuilder().setTimes(often).setEvery(every).build());
    }

    private static Arbitrary<Duration> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 86_400),
                        Arbitraries.integers().between(1, 999_999_999))
                .as((seconds, nanos) -> Duration.newBuilder()
                        .setSeconds(seconds)
                        .setNanos(nanos)
                        .build());
    }

    /** Gives every other step an id, and awaits at the end what is in the background. */
    private static List<Step> named(List<Step> steps) {
        List<Step> all = new ArrayList<>();
        List<Step> awaits = new ArrayList<>();
        for (Step step : steps) {
            int number = all.size() + 1;
            String id = number % 2 == 0 ? "step-" + number : "";
            all.add(step.toBuilder().setId(id).build());
            if (step.getInBackground()) {
                awaits.add(Step.newBuilder()
                        .setAwait(Await.newBuilder().setStep(id.isEmpty() ? String.valueOf(number) : id))
                        .build());
            }
        }
        all.addAll(awaits);
        return all;
    }
}
