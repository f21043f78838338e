package dev.maitredkit.conformance.properties;

import static dev.maitredkit.conformance.properties.Steps.DIR;
import static dev.maitredkit.conformance.properties.Steps.check;
import static dev.maitredkit.conformance.properties.Steps.configure;
import static dev.maitredkit.conformance.properties.Steps.error;
import static dev.maitredkit.conformance.properties.Steps.exits;
import static dev.maitredkit.conformance.properties.Steps.launch;
import static dev.maitredkit.conformance.properties.Steps.lines;
import static dev.maitredkit.conformance.properties.Steps.makes;
import static dev.maitredkit.conformance.properties.Steps.mount;
import static dev.maitredkit.conformance.properties.Steps.mountRequest;
import static dev.maitredkit.conformance.properties.Steps.network;
import static dev.maitredkit.conformance.properties.Steps.ok;
import static dev.maitredkit.conformance.properties.Steps.parallel;
import static dev.maitredkit.conformance.properties.Steps.process;
import static dev.maitredkit.conformance.properties.Steps.scenario;
import static dev.maitredkit.conformance.properties.Steps.shell;

import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Effect;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Calls at the same time. What each scenario holds is some order of its calls; see the ledger. */
public class ConcurrencyRules extends RuleSet {
    private static final String SOURCE = "mk-";

    /** A set-up of its own, so that each of those at the same time changes it: the same one again is another matter. */
    private static final Step BEFORE = configure(network(0xc0a8ff02, -4, 0xc0a8ff01), ok()).toBuilder()
            .setSetup(true)
            .build();

    @Property
    void concurrency_001_each_launch_makes_one_process(@ForAll("naps") List<List<Integer>> branches) {
        List<List<Step>> launches = branches.stream()
                .map(naps -> naps.stream().map(nap -> appends(nap, exits(0))).toList())
                .toList();
        int number = launches.stream().mapToInt(List::size).sum();
        run(scenario(
                "CONCURRENCY-001",
                "each of several launches at the same time makes one process",
                List.of(parallel(launches), lines(DIR + "/lines", number)),
                Need.CONCURRENT_LAUNCH));
    }

    @Property
    void concurrency_002_launches_behave_as_in_some_order(@ForAll("claims") List<List<Step>> branches) {
        run(scenario(
                "CONCURRENCY-002",
                "launches at the same time behave as in some order",
                List.of(parallel(branches), parallel(List.of(List.of(isClaimed("a"), isClaimed("b"))))),
                Need.CONCURRENT_LAUNCH));
    }

    @Property
    void concurrency_003_mounts_behave_as_in_some_order(@ForAll("mounts") List<List<Step>> branches) {
        run(scenario(
                "CONCURRENCY-003",
                "mounts on the same target at the same time behave as in some order",
                List.of(makes("m"), parallel(branches), parallel(List.of(tops()))),
                Need.CONCURRENT_LAUNCH));
    }

    @Property(tries = 10)
    void concurrency_004_one_configuration_is_in_force(@ForAll("subnets") List<Integer> subnets) {
        List<Step> reads = new ArrayList<>();
        for (int subnet : subnets) {
            reads.add(check(Check.newBuilder().setAddress("10.77." + subnet + ".2/30")));
            reads.add(check(Check.newBuilder().setGateway("10.77." + subnet + ".1")));
        }
        run(scenario(
                "CONCURRENCY-004",
                "of several ConfigureNetworks at the same time one is in force",
                List.of(
                        BEFORE,
                        parallel(subnets.stream()
                                .map(subnet -> List.of(configured(subnet)))
                                .toList()),
                        parallel(List.of(reads))),
                Need.NETWORK));
    }

    @Property
    void concurrency_005_calls_of_all_kinds_behave_as_in_some_order(@ForAll("mixtures") List<List<Step>> branches) {
        List<Step> reads = new ArrayList<>(tops());
        reads.add(isClaimed("a"));
        run(scenario(
                "CONCURRENCY-005",
                "calls of all kinds at the same time behave as in some order",
                List.of(makes("m"), parallel(branches), parallel(List.of(reads))),
                Need.CONCURRENT_LAUNCH));
    }

    /** Hundredths of a second that a launch takes, by branch. */
    @Provide
    Arbitrary<List<List<Integer>>> naps() {
        return branches(Arbitraries.integers().between(0, 4));
    }

    @Provide
    Arbitrary<List<List<Step>>> claims() {
        Arbitrary<String> names = Arbitraries.of("a", "b");
        return branches(Arbitraries.oneOf(
                Arbitraries.integers().between(0, 4).flatMap(nap -> names.map(name -> claims(nap, name))),
                names.map(ConcurrencyRules::isClaimed)));
    }

    @Provide
    Arbitrary<List<List<Step>>> mounts() {
        return branches(mountsAndReads());
    }

    private static Arbitrary<Step> mountsAndReads() {
        Arbitrary<Integer> sources = Arbitraries.integers().between(1, 4);
        return Arbitraries.oneOf(
                sources.map(ConcurrencyRules::mounted),
                sources.map(ConcurrencyRules::isOnTop),
                Arbitraries.just(check(Check.newBuilder().setNotMounted(DIR + "/m"))));
    }

    @Provide
    Arbitrary<List<Integer>> subnets() {
        return Arbitraries.integers()
                .between(1, 200)
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<List<Step>>> mixtures() {
        Arbitrary<Integer> naps = Arbitraries.integers().between(0, 4);
        Arbitrary<Step> counted = Arbitraries.integers()
                .between(1, 4)
                .map(count -> check(Check.newBuilder()
                        .setLines(Lines.newBuilder()
                                .setPath(DIR + "/lines")
                                .setAtLeast(count)
                                .setAtMost(count))));
        Arbitrary<List<Step>> parts = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 4).map(source -> List.of(mounted(source), isOnTop(source))),
                naps.map(nap -> List.of(appends(nap, exits(0)))),
                counted.map(List::of),
                naps.map(nap -> List.of(claims(nap, "a"))),
                Arbitraries.just(List.of(isClaimed("a"))));
        return branches(parts)
                .map(branches -> branches.stream()
                        .map(branch -> branch.stream().flatMap(List::stream).toList())
                        .toList());
    }

    private static <T> Arbitrary<List<List<T>>> branches(Arbitrary<T> calls) {
        return calls.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(2).ofMaxSize(4);
    }

    private static Step appends(int nap, dev.maitredkit.scenarios.data.Expect expect) {
        return launch(shell(nap(nap) + "echo x >>" + DIR + "/lines"), expect).toBuilder()
                .addEffects(Effect.newBuilder().setAppends(DIR + "/lines"))
                .build();
    }

    private static Step claims(int nap, String name) {
        return launch(shell(nap(nap) + "mkdir " + DIR + "/" + name + " 2>/dev/null"), process(ProcessStatus.EXITED))
                .toBuilder()
                .addEffects(Effect.newBuilder().setClaims(DIR + "/" + name))
                .build();
    }

    private static String nap(int hundredths) {
        return hundredths == 0 ? "" : "sleep 0.0" + hundredths + "; ";
    }

    private static Step mounted(int source) {
        return mount(mountRequest(SOURCE + source, DIR + "/m", "tmpfs", 0, ""), error("0"));
    }

    private static Step isClaimed(String name) {
        return check(Check.newBuilder().setExists(DIR + "/" + name));
    }

    private static List<Step> tops() {
        return IntStream.rangeClosed(1, 4).mapToObj(ConcurrencyRules::isOnTop).toList();
    }

    private static Step isOnTop(int source) {
        return check(Check.newBuilder()
                .setMounted(Mounted.newBuilder()
                        .setTarget(DIR + "/m")
                        .setFstype("tmpfs")
                        .setSource(SOURCE + source)));
    }

    private static Step configured(int subnet) {
        int base = 10 << 24 | 77 << 16 | subnet << 8;
        return configure(network(base | 2, -4, base | 1), ok());
    }
}
