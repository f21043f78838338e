package dev.maitredkit.fakeguest.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.transport.ChannelOptions;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ListenException;
import io.grpc.ManagedChannel;
import io.grpc.internal.testing.StreamRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge alone, over a guest that replies when the test says so. */
class MaitredServiceTest {
    private static final GuestAddress ADDRESS = new GuestAddress.InProcess("maitred-service-test");

    private final List<Command> commands = new ArrayList<>();
    private final List<Consumer<Reply>> waiting = new ArrayList<>();
    private GuestServer server;
    private ManagedChannel channel;

    @BeforeEach
    void serve() throws ListenException {
        server = GuestServers.listen(ADDRESS, new MaitredService((command, answer) -> {
            commands.add(command);
            waiting.add(answer);
        }));
        channel = GuestChannels.open(ADDRESS, ChannelOptions.defaults().withExecutor(Runnable::run));
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.close();
    }

    @Test
    void a_handler_returns_before_there_is_an_answer_and_the_answer_comes_once() {
        StreamRecorder<LaunchProcessResponse> recorder = launch("sleep");
        assertThat(commands).hasSize(1);
        assertThat(recorder.getValues()).isEmpty();
        waiting.get(0).accept(new Reply.Launched(Reply.ProcessState.EXITED, 7));
        assertThat(recorder.getError()).isNull();
        assertThat(recorder.getValues())
                .containsExactly(LaunchProcessResponse.newBuilder()
                        .setStatus(ProcessStatus.EXITED)
                        .setCode(7)
                        .build());
    }

    @Test
    void answers_go_to_the_calls_that_they_belong_to_in_any_order() {
        StreamRecorder<LaunchProcessResponse> first = launch("first");
        StreamRecorder<LaunchProcessResponse> second = launch("second");
        waiting.get(1).accept(new Reply.Launched(Reply.ProcessState.SIGNALED, 9));
        assertThat(first.getValues()).isEmpty();
        assertThat(second.getValues().get(0).getCode()).isEqualTo(9);
    }

    private StreamRecorder<LaunchProcessResponse> launch(String program) {
        StreamRecorder<LaunchProcessResponse> recorder = StreamRecorder.create();
        MaitredGrpc.newStub(channel)
                .launchProcess(
                        LaunchProcessRequest.newBuilder()
                                .addArgv(program)
                                .setWaitForExit(true)
                                .build(),
                        recorder);
        return recorder;
    }
}
