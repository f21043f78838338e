package dev.maitredkit.linuxguest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.proto.StartupListenerGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real thing; every call takes effect in the sandbox alone. */
@Timeout(120)
class SandboxTest {
    /** Where root and everybody may write. */
    private static final String CHANGED = "/var/tmp/maitred-kit-was-here";

    @TempDir
    private Path directory;

    private Optional<ManagedChannel> channel = Optional.empty();

    @BeforeEach
    void assumeNamespaces() throws Exception {
        Here.assumeNamespaces(!SandboxProbe.isRoot());
    }

    @AfterEach
    void close() {
        channel.ifPresent(ManagedChannel::shutdownNow);
    }

    private MaitredGrpc.MaitredBlockingStub guest(GuestAddress address) {
        close();
        channel = Optional.of(GuestChannels.open(address));
        return MaitredGrpc.newBlockingStub(channel.get()).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    private static LaunchProcessResponse sh(MaitredGrpc.MaitredBlockingStub guest, String script) {
        return guest.launchProcess(LaunchProcessRequest.newBuilder()
                .addAllArgv(List.of("sh", "-c", script))
                .setWaitForExit(true)
                .build());
    }

    private static LaunchProcessResponse exited(int code) {
        return LaunchProcessResponse.newBuilder()
                .setStatus(ProcessStatus.EXITED)
                .setCode(code)
                .build();
    }

    @Test
    void a_guest_lives_changes_nothing_outside_and_boots_again() throws Exception {
        GuestAddress address = new GuestAddress.Unix(directory.resolve("guest.sock"));
        Path witness = directory.resolve("outside");
        Files.writeString(witness, "kept");
        String mounts = Files.readString(Path.of("/proc/self/mountinfo"));
        try (Sandbox sandbox = Sandbox.boot(SandboxProbe.options(address))) {
            assertThat(sandbox.addresses()).containsExactly(address);
            MaitredGrpc.MaitredBlockingStub guest = guest(address);
            assertThat(sh(guest, "exit 7")).isEqualTo(exited(7));
            assertThat(sh(guest, "test -e " + witness))
                    .as("the machine's /tmp is not seen")
                    .isEqualTo(exited(1));
            assertThat(sh(guest, "echo changed > " + CHANGED)).isEqualTo(exited(0));
            assertThat(guest.mount(MountRequest.newBuilder()
                                    .setSource("x")
                                    .setTarget("/run")
                                    .setFstype("tmpfs")
                                    .build())
                            .getError())
                    .isZero();
            guest.shutdown(EmptyMessage.getDefaultInstance());
            assertThat(sandbox.awaitEnd()).isEqualTo(Sandbox.End.SHUT_DOWN);
            sandbox.restart();
            assertThat(sh(guest(address), "! test -e " + CHANGED)).isEqualTo(exited(0));
        }
        assertThat(Path.of(CHANGED)).doesNotExist();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).isEqualTo(mounts);
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(witness));
    }

    @Test
    void tcp_is_relayed_and_the_host_hears_of_it_and_of_failed_containers() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        CompletableFuture<String> failed = new CompletableFuture<>();
        StartupListenerGrpc.StartupListenerImplBase host = new StartupListenerGrpc.StartupListenerImplBase() {
            @Override
            public void vmReady(EmptyMessage request, StreamObserver<EmptyMessage> answer) {
                ready.complete("ready");
                answer.onNext(request);
                answer.onCompleted();
            }

            @Override
            public void containerStartupFailed(
                    dev.maitredkit.proto.ContainerName request, StreamObserver<EmptyMessage> answer) {
                failed.complete(request.getName());
                answer.onNext(EmptyMessage.getDefaultInstance());
                answer.onCompleted();
            }
        };
        try (GuestServer listener = GuestServers.listen(GuestAddress.parse("127.0.0.1:0"), host);
                Sandbox sandbox = Sandbox.boot(new SandboxOptions(
                        List.of(GuestAddress.parse("127.0.0.1:0")),
                        Optional.of(listener.address()),
                        !SandboxProbe.isRoot()))) {
            assertThat(ready.get(60, TimeUnit.SECONDS)).isEqualTo("ready");
            MaitredGrpc.MaitredBlockingStub guest = guest(sandbox.addresses().get(0));
            sh(
                    guest,
                    "printf '#!/bin/sh\\nexit 3\\n' > /usr/local/bin/run_container.sh; chmod 755 /usr/local/bin/run_container.sh");
            guest.launchProcess(LaunchProcessRequest.newBuilder()
                    .addAllArgv(List.of("run_container.sh", "--container_name", "penguin"))
                    .putEnv("PATH", "/usr/local/bin")
                    .build());
            assertThat(failed.get(60, TimeUnit.SECONDS)).isEqualTo("penguin");
        }
    }

    @Test
    void a_user_namespace_has_a_guest_too_but_no_stateful_disk() throws Exception {
        Here.assumeNamespaces(true);
        GuestAddress address = new GuestAddress.Unix(directory.resolve("guest.sock"));
        try (Sandbox sandbox = Sandbox.boot(new SandboxOptions(List.of(address), Optional.empty(), true))) {
            MaitredGrpc.MaitredBlockingStub guest = guest(sandbox.addresses().get(0));
            assertThat(sh(guest, "[ $(id -u) = 0 ] && test -s /etc/passwd && echo x > /run/x"))
                    .isEqualTo(exited(0));
            StartTerminaResponse termina = guest.startTermina(StartTerminaRequest.getDefaultInstance());
            assertThat(termina.getStatus()).isEqualTo(StartTerminaResponse.Status.FAILED);
            assertThat(termina.getFailureReason()).isNotEmpty();
        }
    }

    @Test
    void it_does_not_become_init_of_what_is_not_its_own() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxInit.class.getName(),
                        Namespaces.current(),
                        directory.toString(),
                        "unix:" + directory.resolve("guest.sock"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output)
                .contains("FAILED this would act on the machine itself")
                .contains("shares mnt:[");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Sandbox.boot(SandboxProbe.options(GuestAddress.parse("unix:/no/such/dir/guest.sock"))))
                .hasMessage("cannot listen on unix:/no/such/dir/guest.sock: there is no directory /no/such/dir");
    }
}
