package dev.maitredkit.cli;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.maitredkit.certification.UsageException;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one call. */
@Command(
        name = "call",
        description = "Makes one call to a guest and prints its status, response and time.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CallCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "vsock:CID:PORT, unix:PATH or HOST:PORT.")
    private String address;

    @Parameters(
            index = "1",
            paramLabel = "METHOD",
            description = "ConfigureNetwork, Mount, LaunchProcess, StartTermina or Shutdown.")
    private String method;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "TEXTPROTO",
            description = "The request in text format, or @FILE; empty without it.")
    private String request = "";

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait; ${DEFAULT-VALUE} without it.")
    private int timeout = 60;

    @Override
    public Integer call() throws IOException {
        MethodDescriptor<?, ?> found = find(method);
        Message message = parse(found);
        if (timeout < 1) {
            throw new UsageException("--timeout: " + timeout + " is not a number of seconds from 1 on");
        }
        ManagedChannel channel = GuestChannels.open(GuestAddress.parse(address));
        try {
            return make(channel, found, message).number();
        } finally {
            channel.shutdownNow();
        }
    }

    @SuppressWarnings("unchecked")
    private ExitStatus make(ManagedChannel channel, MethodDescriptor<?, ?> found, Message message) {
        PrintWriter out = spec.commandLine().getOut();
        long before = System.nanoTime();
        try {
            Message response = ClientCalls.blockingUnaryCall(
                    channel,
                    (MethodDescriptor<Message, Message>) found,
                    CallOptions.DEFAULT.withDeadlineAfter(timeout, TimeUnit.SECONDS),
                    message);
            out.println("OK  " + time(before));
            out.print(TextFormat.printer().printToString(response));
            return ExitStatus.OK;
        } catch (StatusRuntimeException failure) {
            Status status = failure.getStatus();
            String description = status.getDescription() == null ? "" : "  " + Escaped.line(status.getDescription());
            out.println(status.getCode() + "  " + time(before) + description);
            return status.getCode() == Status.Code.UNAVAILABLE ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED;
        } finally {
            out.flush();
        }
    }

    private static String time(long before) {
        return String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - before) / 1e6);
    }

    private static MethodDescriptor<?, ?> find(String name) {
        return MaitredGrpc.getServiceDescriptor().getMethods().stream()
                .filter(candidate -> name.equals(candidate.getBareMethodName()))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no method \"" + name + "\"; there are "
                        + MaitredGrpc.getServiceDescriptor().getMethods().stream()
                                .map(MethodDescriptor::getBareMethodName)
                                .collect(Collectors.joining(", "))));
    }

    private Message parse(MethodDescriptor<?, ?> found) throws IOException {
        Message.Builder builder = prototype(found).newBuilderForType();
        boolean inFile = request.startsWith("@");
        String text = inFile ? Files.readString(Path.of(request.substring(1))) : request;
        try {
            TextFormat.getParser().merge(text, builder);
        } catch (TextFormat.ParseException wrong) {
            throw new UsageException((inFile ? request.substring(1) : "request") + ":" + wrong.getMessage());
        }
        return builder.build();
    }

    private static Message prototype(MethodDescriptor<?, ?> found) {
        return (Message) ((MethodDescriptor.PrototypeMarshaller<?>) found.getRequestMarshaller()).getMessagePrototype();
    }
}
