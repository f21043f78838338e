package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Hosts.answering;
import static dev.maitredkit.saboteurs.Hosts.refusing;
import static dev.maitredkit.saboteurs.Saboteurs.relayed;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MaitredGrpc;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Wrong about what all calls share. */
final class WireSaboteurs {
    private static final int LIMIT = 4 << 20;
    private static final EmptyMessage NOTHING = EmptyMessage.getDefaultInstance();

    static final List<Saboteur> ALL = List.of(
            relayed(
                    "WIRE-001",
                    "takes-any-method",
                    "answers OK to methods that it does not have",
                    "wanted status UNIMPLEMENTED; got OK",
                    () -> answering(call -> isOurs(call) && !isKnown(call), NOTHING)),
            relayed(
                    "WIRE-002",
                    "service-not-found",
                    "answers NOT_FOUND to services that it does not have",
                    "wanted status UNIMPLEMENTED; got NOT_FOUND",
                    () -> refusing(call -> !isOurs(call), Status.NOT_FOUND)),
            relayed(
                    "WIRE-003",
                    "refuses-unknown-fields",
                    "refuses a LaunchProcess with fields that it does not know",
                    "wanted status OK; got INVALID_ARGUMENT",
                    () -> refusing(WireSaboteurs::hasUnknownFields, Status.INVALID_ARGUMENT)),
            relayed(
                    "WIRE-004",
                    "takes-anything",
                    "takes bytes that are no message for an empty one",
                    "wanted status other than OK; got OK",
                    () -> answering(call -> isKnown(call) && !Hosts.hasFields(call.request()), NOTHING)),
            relayed(
                    "WIRE-005",
                    "too-large-is-unknown",
                    "answers UNKNOWN to a message that is too large",
                    "wanted status RESOURCE_EXHAUSTED; got UNKNOWN",
                    () -> refusing(call -> isPlain(call) && call.request().length > LIMIT, Status.UNKNOWN)),
            relayed(
                    "WIRE-006",
                    "no-gzip",
                    "does not know gzip",
                    "wanted status OK; got UNIMPLEMENTED",
                    () -> refusing(
                            call -> !isPlain(call) && call.request().length <= LIMIT,
                            Status.UNIMPLEMENTED.withDescription("gzip is not supported"))),
            relayed(
                    "WIRE-007",
                    "sulks",
                    "leaves a call without an answer when the client of one before gave up",
                    "wanted status OK; got no answer",
                    WireSaboteurs::sulking),
            relayed(
                    "WIRE-008",
                    "takes-any-bytes",
                    "takes strings that are not UTF-8",
                    "wanted status other than OK; got OK",
                    () -> answering(
                            call -> call.method().equals(Hosts.LAUNCH)
                                    && Hosts.hasFields(call.request())
                                    && Hosts.findLaunch(call).isEmpty(),
                            NOTHING)),
            relayed(
                            "WIRE-009",
                            "wants-shortest-form",
                            "refuses a request that spells out default values",
                            "wanted status OK; got INVALID_ARGUMENT",
                            () -> refusing(WireSaboteurs::spellsOutDefaults, Status.INVALID_ARGUMENT))
                    .mayAlsoBreak("WIRE-010"),
            relayed(
                    "WIRE-010",
                    "first-one-counts",
                    "refuses respawn with wait_for_exit if any of several respawns says so",
                    "wanted status OK; got INVALID_ARGUMENT",
                    () -> refusing(WireSaboteurs::respawnsBesidesWait, Status.INVALID_ARGUMENT)),
            relayed(
                            "WIRE-011",
                            "one-mebibyte",
                            "takes no request of more than 1 MiB",
                            "wanted status OK; got RESOURCE_EXHAUSTED",
                            () -> refusing(
                                    call -> isPlain(call) && call.request().length > LIMIT / 4,
                                    Status.RESOURCE_EXHAUSTED))
                    .mayAlsoBreak("LAUNCH-037"),
            relayed(
                    "WIRE-012",
                    "tries-again",
                    "makes a call that was given up once more",
                    "/starts has .*, at most 1; got it is not so",
                    () -> (call, guest) -> {
                        guest.pass(call);
                        call.onGivenUp(() -> guest.call(call.method(), call.request(), answer -> {}));
                    }));

    private WireSaboteurs() {}

    private static boolean isOurs(Relay.Call call) {
        return call.method().startsWith(MaitredGrpc.SERVICE_NAME + "/");
    }

    private static boolean isKnown(Relay.Call call) {
        return MaitredGrpc.getServiceDescriptor().getMethods().stream().anyMatch(call::isOf);
    }

    private static boolean isPlain(Relay.Call call) {
        return call.compression().isEmpty();
    }

    private static boolean hasUnknownFields(Relay.Call call) {
        return isSmall(call)
                && Hosts.findLaunch(call)
                        .filter(it -> it.getUnknownFields().getSerializedSize() > 0)
                        .isPresent();
    }

    /** Whether it is there to be looked at; larger ones are about size. */
    private static boolean isSmall(Relay.Call call) {
        return call.request().length < LIMIT / 4;
    }

    private static boolean spellsOutDefaults(Relay.Call call) {
        return Hosts.findLaunch(call)
                .filter(it -> it.getSerializedSize() < call.request().length)
                .isPresent();
    }

    /** Looks at the fields as they are on the wire. */
    private static boolean respawnsBesidesWait(Relay.Call call) {
        try {
            List<Long> values = UnknownFieldSet.parseFrom(call.request())
                    .getField(LaunchProcessRequest.RESPAWN_FIELD_NUMBER)
                    .getVarintList();
            return call.method().equals(Hosts.LAUNCH) && values.size() > 1 && values.contains(1L);
        } catch (InvalidProtocolBufferException broken) {
            return false;
        }
    }

    private static Relay sulking() {
        AtomicBoolean offended = new AtomicBoolean();
        Predicate<LaunchProcessRequest> waits = LaunchProcessRequest::getWaitForExit;
        return (call, guest) -> {
            boolean launch = Hosts.findLaunch(call).filter(waits).isPresent();
            if (launch && offended.getAndSet(false)) {
                return;
            }
            call.onGivenUp(() -> offended.set(true));
            guest.pass(call);
        };
    }
}
