package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Wrong about calls at the same time. All of them are right as long as calls come one after the other, or nearly so. */
final class ConcurrencySaboteurs {
    /** More than this many mounts on a target come only from many at the same time. */
    private static final int MOUNTS = 2;

    /** The same of configurations in a row. */
    private static final int CONFIGURATIONS = 4;

    private static final Relay.Answer MOUNTED = Relay.Answer.ok(MountResponse.getDefaultInstance());

    static final List<Saboteur> ALL = List.of(
            relayed(
                    "CONCURRENCY-001",
                    "shares-launches",
                    "answers a launch by an equal one that is under way, and starts no process for it",
                    "/lines has .*; got it is not so",
                    ConcurrencySaboteurs::sharing),
            relayed(
                            "CONCURRENCY-002",
                            "first-end-for-all",
                            "answers all waiting launches when the first of them has ended",
                            "wanted answers that some order of the calls would give",
                            ConcurrencySaboteurs::firstEndForAll)
                    .mayAlsoBreak("LAUNCH-024", "CONCURRENCY-001", "CONCURRENCY-005"),
            relayed(
                    "CONCURRENCY-003",
                    "two-on-a-target",
                    "answers error 0 to further mounts on a target that has two, and does nothing",
                    "wanted answers that some order of the calls would give",
                    ConcurrencySaboteurs::twoOnATarget),
            relayed(
                    "CONCURRENCY-004",
                    "loses-a-gateway",
                    "loses the gateway of a fifth configuration in a row",
                    "wanted answers that some order of the calls would give",
                    ConcurrencySaboteurs::losingAGateway),
            relayed(
                    "CONCURRENCY-005",
                    "mounts-when-idle",
                    "answers error 0 to a mount while a launch waits, and mounts when it has ended",
                    "wanted answers that some order of the calls would give",
                    ConcurrencySaboteurs::mountingWhenIdle));

    private ConcurrencySaboteurs() {}

    private static Relay sharing() {
        Map<ByteString, List<Relay.Call>> underWay = new HashMap<>();
        return (call, guest) -> {
            if (Hosts.findLaunch(call).isEmpty()) {
                guest.pass(call);
                return;
            }
            ByteString request = ByteString.copyFrom(call.request());
            List<Relay.Call> sharers = underWay.get(request);
            if (sharers != null) {
                sharers.add(call);
                return;
            }
            underWay.put(request, new ArrayList<>(List.of(call)));
            call.onGivenUp(guest.call(
                    call.method(),
                    call.request(),
                    answer -> underWay.remove(request).forEach(sharer -> sharer.answer(answer))));
        };
    }

    private static Relay firstEndForAll() {
        List<Relay.Call> waiting = new ArrayList<>();
        return (call, guest) -> {
            if (Hosts.findLaunch(call)
                    .filter(LaunchProcessRequest::getWaitForExit)
                    .isEmpty()) {
                guest.pass(call);
                return;
            }
            waiting.add(call);
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                if (waiting.contains(call)) {
                    List<Relay.Call> all = List.copyOf(waiting);
                    waiting.clear();
                    all.forEach(each -> each.answer(answer));
                }
            }));
        };
    }

    private static Relay twoOnATarget() {
        Map<String, Integer> mounts = new HashMap<>();
        return (call, guest) -> {
            if (!call.isOf(MaitredGrpc.getMountMethod())) {
                guest.pass(call);
                return;
            }
            String target = mount(call).getTarget();
            if (mounts.getOrDefault(target, 0) >= MOUNTS) {
                call.answer(MOUNTED);
                return;
            }
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                if (Arrays.equals(answer.response(), MOUNTED.response())
                        && answer.status().isOk()) {
                    mounts.merge(target, 1, Integer::sum);
                }
                call.answer(answer);
            }));
        };
    }

    private static Relay losingAGateway() {
        AtomicInteger row = new AtomicInteger();
        return (call, guest) -> {
            if (!call.isOf(MaitredGrpc.getConfigureNetworkMethod())) {
                row.set(0);
                guest.pass(call);
                return;
            }
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                if (answer.status().isOk() && row.incrementAndGet() > CONFIGURATIONS) {
                    Hosts.script(guest, "ip route del default", code -> call.answer(answer));
                } else {
                    call.answer(answer);
                }
            }));
        };
    }

    private static Relay mountingWhenIdle() {
        List<Relay.Call> waiting = new ArrayList<>();
        List<byte[]> later = new ArrayList<>();
        return (call, guest) -> {
            if (call.isOf(MaitredGrpc.getMountMethod()) && !waiting.isEmpty()) {
                later.add(call.request());
                call.answer(MOUNTED);
                return;
            }
            if (Hosts.findLaunch(call)
                    .filter(LaunchProcessRequest::getWaitForExit)
                    .isEmpty()) {
                guest.pass(call);
                return;
            }
            waiting.add(call);
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                waiting.remove(call);
                if (waiting.isEmpty()) {
                    later.forEach(mount ->
                            guest.call(MaitredGrpc.getMountMethod().getFullMethodName(), mount, ignored -> {}));
                    later.clear();
                }
                call.answer(answer);
            }));
        };
    }

    private static MountRequest mount(Relay.Call call) {
        try {
            return MountRequest.parseFrom(call.request());
        } catch (InvalidProtocolBufferException broken) {
            return MountRequest.getDefaultInstance();
        }
    }
}
