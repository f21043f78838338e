import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ServerOptions;
import dev.maitredkit.transport.vsock.VsockPeer;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says hello over vsock: {@code VsockHello serve vsock:-1:5000}, and {@code VsockHello call vsock:1:5000 World} beside it. */
public class VsockHello implements MethodDescriptor.Marshaller<String> {
    static final MethodDescriptor<String, String> HELLO = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("example.Greeter/Hello")
            .setRequestMarshaller(new VsockHello())
            .setResponseMarshaller(new VsockHello())
            .build();

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            ServerServiceDefinition greeter = ServerServiceDefinition.builder("example.Greeter")
                    .addMethod(HELLO, ServerCalls.asyncUnaryCall((name, reply) -> {
                        reply.onNext("Hello " + name + " of CID " + VsockPeer.cid().orElse(0));
                        reply.onCompleted();
                    }))
                    .build();
            ServerOptions options = ServerOptions.defaults().withInterceptors(List.of(VsockPeer.inContext()));
            GuestServers.listen(GuestAddress.parse(arguments[1]), List.of(greeter), options).awaitTermination();
        } else {
            ManagedChannel channel =
                    Grpc.newChannelBuilder(arguments[1], InsecureChannelCredentials.create()).build();
            CallOptions patient = CallOptions.DEFAULT.withWaitForReady();
            System.out.println(ClientCalls.blockingUnaryCall(channel, HELLO, patient, arguments[2]));
            channel.shutdownNow();
        }
    }

    public InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    public String parse(InputStream bytes) {
        try (bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
