package dev.maitredkit.linuxguest.server;

import dev.maitredkit.linuxguest.agent.Agent;
import dev.maitredkit.linuxguest.proc.Processes;
import dev.maitredkit.linuxguest.proc.Program;
import dev.maitredkit.linuxguest.sys.ExitStatus;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** LaunchProcess. Only the start is waited for here; the end of a program brings its answer on the reaper's thread. */
record LaunchCall(Agent agent) implements BiConsumer<LaunchProcessRequest, StreamObserver<LaunchProcessResponse>> {
    @Override
    public void accept(LaunchProcessRequest request, StreamObserver<LaunchProcessResponse> answer) {
        if (request.getArgvCount() == 0) {
            MaitredService.fail(answer, Status.INVALID_ARGUMENT, "missing argv");
            return;
        }
        if (request.getRespawn() && request.getWaitForExit()) {
            MaitredService.fail(answer, Status.INVALID_ARGUMENT, "respawn and wait_for_exit cannot both be true");
            return;
        }
        Program program =
                Program.of(request.getArgvList(), new TreeMap<>(request.getEnvMap()), request.getUseConsole());
        if (!request.getWaitForExit()) {
            boolean launched = agent.launch(program, request.getRespawn());
            complete(answer, launched ? ProcessStatus.LAUNCHED : ProcessStatus.FAILED, 0);
            return;
        }
        Processes.Started started = agent.run(program);
        if (started.isOk()) {
            started.end().thenAccept(status -> complete(answer, status));
        } else {
            complete(answer, ProcessStatus.FAILED, 0);
        }
    }

    private static void complete(StreamObserver<LaunchProcessResponse> answer, ExitStatus status) {
        complete(answer, status.signaled() ? ProcessStatus.SIGNALED : ProcessStatus.EXITED, status.code());
    }

    private static void complete(StreamObserver<LaunchProcessResponse> answer, ProcessStatus status, int code) {
        MaitredService.complete(
                answer,
                LaunchProcessResponse.newBuilder()
                        .setStatus(status)
                        .setCode(code)
                        .build());
    }
}
