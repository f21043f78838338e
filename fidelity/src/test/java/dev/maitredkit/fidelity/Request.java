package dev.maitredkit.fidelity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.maitredkit.fidelity.data.Call;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import java.util.Collections;

/**
 * A request as bytes.
 *
 * @param method with its service, as in {@code vm_tools.Maitred/Mount}
 */
record Request(String method, ByteString bytes) {
    private static final String SERVICE = "vm_tools.Maitred/";

    static Request of(String rpc, Message message) {
        return new Request(SERVICE + rpc, message.toByteString());
    }

    static Request of(Call call) {
        return switch (call.getRequestCase()) {
            case CONFIGURE_NETWORK -> of("ConfigureNetwork", Texts.expanded(call.getConfigureNetwork()));
            case MOUNT -> of("Mount", Texts.expanded(call.getMount()));
            case LAUNCH_PROCESS -> of("LaunchProcess", launch(call));
            case START_TERMINA -> of("StartTermina", Texts.expanded(call.getStartTermina()));
            case SHUTDOWN -> of("Shutdown", call.getShutdown());
            case RAW ->
                new Request(
                        call.getRaw().getMethod().substring(1), call.getRaw().getRequest());
            case REQUEST_NOT_SET -> throw new IllegalArgumentException("a call of nothing");
        };
    }

    private static Message launch(Call call) {
        LaunchProcessRequest.Builder launch = Texts.expanded(call.getLaunchProcess()).toBuilder();
        call.getMoreArgumentsList()
                .forEach(more ->
                        launch.addAllArgv(Collections.nCopies(more.getTimes(), Texts.expanded(more.getValue()))));
        return launch.build();
    }

    /** A request in text format. */
    static Request parse(String rpc, String text) {
        Message.Builder request = switch (rpc) {
            case "ConfigureNetwork" -> NetworkConfigRequest.newBuilder();
            case "Mount" -> MountRequest.newBuilder();
            case "LaunchProcess" -> LaunchProcessRequest.newBuilder();
            case "StartTermina" -> StartTerminaRequest.newBuilder();
            default -> EmptyMessage.newBuilder();
        };
        return of(rpc, merged(text, request));
    }

    /** The response to this request that such a text means, in one form. */
    String response(String text) {
        Message.Builder response = emptyResponse();
        return TextFormat.printer().emittingSingleLine(true).printToString(merged(text, response));
    }

    /** The response that these bytes are, in the same form. */
    String response(ByteString bytes) {
        try {
            return TextFormat.printer()
                    .emittingSingleLine(true)
                    .printToString(emptyResponse().mergeFrom(bytes).build());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a response that does not parse", broken);
        }
    }

    private Message.Builder emptyResponse() {
        return switch (method.substring(method.lastIndexOf('/') + 1)) {
            case "Mount" -> MountResponse.newBuilder();
            case "LaunchProcess" -> LaunchProcessResponse.newBuilder();
            case "StartTermina" -> StartTerminaResponse.newBuilder();
            default -> EmptyMessage.newBuilder();
        };
    }

    private static Message merged(String text, Message.Builder into) {
        try {
            TextFormat.merge(text, into);
            return into.build();
        } catch (TextFormat.ParseException broken) {
            throw new IllegalStateException(text, broken);
        }
    }
}
