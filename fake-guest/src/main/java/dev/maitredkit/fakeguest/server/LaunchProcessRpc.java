package dev.maitredkit.fakeguest.server;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Command.ImpossibleLaunch;
import dev.maitredkit.fakeguest.agent.Command.Launch;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The two booleans of a request become a lifetime, or show that it cannot be done. */
final class LaunchProcessRpc implements RpcCodec<LaunchProcessRequest, LaunchProcessResponse> {
    @Override
    public MethodDescriptor<LaunchProcessRequest, LaunchProcessResponse> method() {
        return MaitredGrpc.getLaunchProcessMethod();
    }

    @Override
    public Command decode(LaunchProcessRequest request) {
        if (request.getArgvCount() == 0) {
            return new ImpossibleLaunch(ImpossibleLaunch.Reason.MISSING_ARGV);
        }
        if (request.getRespawn() && request.getWaitForExit()) {
            return new ImpossibleLaunch(ImpossibleLaunch.Reason.RESPAWN_AND_WAIT);
        }
        List<String> argv =
                request.getArgvList().stream().map(GuestText::toGuest).toList();
        SortedMap<String, String> env = new TreeMap<>();
        request.getEnvMap().forEach((name, value) -> env.put(GuestText.toGuest(name), GuestText.toGuest(value)));
        return new Launch(argv, env, lifetime(request), request.getUseConsole());
    }

    private static Lifetime lifetime(LaunchProcessRequest request) {
        if (request.getRespawn()) {
            return Lifetime.RESPAWN;
        }
        return request.getWaitForExit() ? Lifetime.AWAIT_EXIT : Lifetime.DETACHED;
    }

    @Override
    public LaunchProcessResponse encode(Reply reply) {
        if (reply instanceof Reply.Launched launched) {
            return LaunchProcessResponse.newBuilder()
                    .setStatus(status(launched.state()))
                    .setCode(launched.code())
                    .build();
        }
        throw foreign(reply);
    }

    private static ProcessStatus status(Reply.ProcessState state) {
        return switch (state) {
            case UNKNOWN -> ProcessStatus.UNKNOWN;
            case EXITED -> ProcessStatus.EXITED;
            case SIGNALED -> ProcessStatus.SIGNALED;
            case LAUNCHED -> ProcessStatus.LAUNCHED;
            case FAILED -> ProcessStatus.FAILED;
        };
    }
}
