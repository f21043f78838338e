package dev.maitredkit.fakeguest;

import static org.wiremock.grpc.dsl.WireMockGrpc.message;
import static org.wiremock.grpc.dsl.WireMockGrpc.method;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.maitredkit.proto.Common;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.StartupListenerGrpc;
import dev.maitredkit.proto.VmHost;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wiremock.grpc.GrpcExtensionFactory;
import org.wiremock.grpc.dsl.WireMockGrpcService;

/** A host's StartupListener, played by WireMock. */
final class HostDouble implements AutoCloseable {
    private final WireMockServer server;
    final WireMockGrpcService listener;

    /** @param root an empty directory */
    HostDouble(Path root) {
        describe(root);
        server = new WireMockServer(WireMockConfiguration.wireMockConfig()
                .dynamicPort()
                .notifier(new ConsoleNotifier(false))
                .withRootDirectory(root.toString())
                .extensions(new GrpcExtensionFactory()));
        server.start();
        listener = new WireMockGrpcService(new WireMock(server.port()), StartupListenerGrpc.SERVICE_NAME);
        listener.stubFor(method("VmReady").willReturn(message(EmptyMessage.getDefaultInstance())));
        listener.stubFor(method("ContainerStartupFailed").willReturn(message(EmptyMessage.getDefaultInstance())));
    }

    /** WireMock learns the services from descriptor sets in the folder {@code grpc}. */
    private static void describe(Path root) {
        FileDescriptorSet set = FileDescriptorSet.newBuilder()
                .addFile(Common.getDescriptor().toProto())
                .addFile(VmHost.getDescriptor().toProto())
                .build();
        try {
            Files.write(Files.createDirectories(root.resolve("grpc")).resolve("host.dsc"), set.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GuestAddress address() {
        return new GuestAddress.Tcp("127.0.0.1", server.port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
