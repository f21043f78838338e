package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wiremock.grpc.dsl.WireMockGrpc.Status.INTERNAL;
import static org.wiremock.grpc.dsl.WireMockGrpc.message;
import static org.wiremock.grpc.dsl.WireMockGrpc.method;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.proto.Common;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.VmGuest;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wiremock.grpc.GrpcExtensionFactory;
import org.wiremock.grpc.dsl.WireMockGrpcService;

/** Guests that answer the same whatever is asked, over TCP: not of our making, so not wrong in our ways. */
class CannedGuestTest {
    private WireMockServer server;
    private int port;
    private WireMockGrpcService maitred;

    @BeforeEach
    void serve(@TempDir Path root) throws IOException {
        FileDescriptorSet contract = FileDescriptorSet.newBuilder()
                .addFile(Common.getDescriptor().toProto())
                .addFile(VmGuest.getDescriptor().toProto())
                .build();
        Files.write(Files.createDirectories(root.resolve("grpc")).resolve("guest.dsc"), contract.toByteArray());
        server = new WireMockServer(WireMockConfiguration.wireMockConfig()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .notifier(new ConsoleNotifier(false))
                .withRootDirectory(root.toString())
                .extensions(new GrpcExtensionFactory()));
        server.start();
        port = server.port();
        maitred = new WireMockGrpcService(new WireMock(port), MaitredGrpc.SERVICE_NAME);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void one_that_answers_every_launch_with_nothing_breaks_the_rule_about_that() throws GuestLostException {
        maitred.stubFor(method("LaunchProcess").willReturn(message(LaunchProcessResponse.getDefaultInstance())));
        Result result = check("LAUNCH-030");
        assertThat(result.getVerdict()).isEqualTo(Result.Verdict.FAILED);
        assertThat(result.getFailure().getWanted()).contains("EXITED, SIGNALED or FAILED");
    }

    @Test
    void one_that_mounts_everything_breaks_the_rule_about_an_empty_request() throws GuestLostException {
        maitred.stubFor(method("Mount").willReturn(message(MountResponse.getDefaultInstance())));
        assertThat(check("MOUNT-013").getVerdict()).isEqualTo(Result.Verdict.FAILED);
    }

    @Test
    void one_that_fails_every_mount_as_a_call_breaks_the_rule_about_that() throws GuestLostException {
        maitred.stubFor(method("Mount").willReturn(INTERNAL, "no"));
        Result result = check("MOUNT-013");
        assertThat(result.getVerdict()).as("another rule decided").isEqualTo(Result.Verdict.BLOCKED);
    }

    @Test
    void nobody_at_the_address_is_told_with_the_address() {
        server.stop();
        assertThatThrownBy(() -> check("MOUNT-013"))
                .isInstanceOf(GuestLostException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    private Result check(String rule) throws GuestLostException {
        Settings settings = new Settings(
                Optional.of(RuleGlob.parse(rule, Catalogue.load())), Optional.empty(), 1, 5, Set.of(), List.of());
        CertificationOptions options = new CertificationOptions(
                Optional.of(new GuestAddress.Tcp("127.0.0.1", port)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Path.of("unused"),
                settings);
        Run run = Certification.run(options, Progress.SILENT, Instant.EPOCH);
        return run.getResultsList().stream()
                .filter(result -> result.getRule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
