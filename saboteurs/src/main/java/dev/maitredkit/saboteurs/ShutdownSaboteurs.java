package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.ShutdownRule;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountResponse;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Wrong about the guest's end. */
final class ShutdownSaboteurs {
    private static final int SIGKILL = 9;
    private static final int EBUSY = 16;
    private static final MethodDescriptor<?, ?> SHUTDOWN = MaitredGrpc.getShutdownMethod();

    static final List<Saboteur> ALL = List.of(
            relayed(
                    "SHUTDOWN-001",
                    "ends-with-an-error",
                    "answers a Shutdown with INTERNAL",
                    "wanted status OK; got INTERNAL",
                    () -> (call, guest) -> {
                        if (call.isOf(SHUTDOWN)) {
                            guest.call(call.method(), call.request(), answer -> call.refuse(Status.INTERNAL));
                        } else {
                            guest.pass(call);
                        }
                    }),
            saboteur(
                            "SHUTDOWN-002",
                            "lives-on",
                            "answers Shutdown and goes on",
                            "wanted .*; got",
                            shutdown(it -> it.withPowersOff(false)))
                    .mayAlsoBreak("SHUTDOWN-006"),
            saboteur(
                            "SHUTDOWN-003",
                            "patient",
                            "gives processes 30 s to end",
                            "wanted .*; got",
                            shutdown(it -> it.withGrace(Duration.ofSeconds(30))))
                    .mayAlsoBreak("SHUTDOWN-005"),
            saboteur(
                    "SHUTDOWN-004",
                    "impatient",
                    "kills at once",
                    "wanted an answer after at least .*; got it came after",
                    shutdown(it -> it.withFirstSignal(SIGKILL))),
            relayed(
                    "SHUTDOWN-005",
                    "one-end-only",
                    "never answers a Shutdown while there is another",
                    "wanted status of any kind; got no answer",
                    ShutdownSaboteurs::firstOnly),
            relayed(
                            "SHUTDOWN-006",
                            "network-last",
                            "mounts nothing any more once the network is there",
                            "wanted error 0.*; got error EBUSY",
                            ShutdownSaboteurs::noMountAfterNetwork)
                    .mayAlsoBreak("CONCURRENCY-003", "CONCURRENCY-005"),
            saboteur(
                    "SHUTDOWN-007",
                    "comes-back",
                    "starts processes again while it goes down",
                    "wanted error of any kind but 0; got error 0",
                    RespawnSaboteurs.supervised("trap : TERM; n=0; while [ $n -lt 10 ]; do n=$((n+1)); \"$@\"; done")));

    private ShutdownSaboteurs() {}

    private static UnaryOperator<AgentRules> shutdown(UnaryOperator<ShutdownRule> change) {
        return rules ->
                rules.toBuilder().shutdown(change.apply(rules.shutdown())).build();
    }

    private static Relay firstOnly() {
        AtomicBoolean busy = new AtomicBoolean();
        return (call, guest) -> {
            if (!call.isOf(SHUTDOWN)) {
                guest.pass(call);
            } else if (!busy.getAndSet(true)) {
                call.onGivenUp(() -> busy.set(false));
                guest.call(call.method(), call.request(), answer -> {
                    busy.set(false);
                    call.answer(answer);
                });
            }
        };
    }

    private static Relay noMountAfterNetwork() {
        AtomicBoolean configured = new AtomicBoolean();
        return (call, guest) -> {
            if (call.isOf(MaitredGrpc.getConfigureNetworkMethod())) {
                call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                    configured.compareAndSet(false, answer.status().isOk());
                    call.answer(answer);
                }));
                return;
            }
            if (call.isOf(MaitredGrpc.getMountMethod()) && configured.get()) {
                call.answer(Relay.Answer.ok(
                        MountResponse.newBuilder().setError(EBUSY).build()));
            } else {
                guest.pass(call);
            }
        };
    }
}
