package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.mounts;
import static dev.maitredkit.saboteurs.Wrong.replies;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.RpcCode;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Wrong about Mount. */
final class MountSaboteurs {
    private static final long MS_RDONLY = 1;
    private static final long MS_NOSUID = 2;
    private static final int EINVAL = 22;

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "MOUNT-001",
                    "tmpfs-always",
                    "mounts a tmpfs whatever was asked for",
                    mounts(it -> new Command.Mount(it.source(), it.target(), "tmpfs", it.flags(), it.options()))),
            saboteur(
                    "MOUNT-002",
                    "errno-as-status",
                    "fails the call when mount fails",
                    replies(reply -> reply instanceof Reply.Mounted it && it.error() != 0
                            ? new Reply.Failed(RpcCode.INTERNAL, "mount failed")
                            : reply)),
            saboteur("MOUNT-013", "errno-swallowed", "always answers error 0", errors(error -> 0)),
            saboteur("MOUNT-003", "einval-only", "knows no errno but EINVAL", errors(error -> error == 0 ? 0 : EINVAL)),
            saboteur("MOUNT-006", "writable-always", "ignores MS_RDONLY", flags(MS_RDONLY)),
            saboteur("MOUNT-007", "suid-always", "ignores MS_NOSUID", flags(MS_NOSUID)),
            saboteur(
                    "MOUNT-008",
                    "no-options",
                    "drops the options",
                    mounts(it -> new Command.Mount(it.source(), it.target(), it.fstype(), it.flags(), ""))),
            saboteur(
                    "MOUNT-012",
                    "no-source",
                    "writes its own word for the source",
                    mounts(it -> new Command.Mount("disk", it.target(), it.fstype(), it.flags(), it.options()))),
            saboteur(
                    "MOUNT-016",
                    "errno-negative",
                    "answers the errno as the kernel returns it",
                    errors(error -> -error)));

    private MountSaboteurs() {}

    private static UnaryOperator<dev.maitredkit.fakeguest.agent.AgentRules> errors(IntUnaryOperator change) {
        return replies(
                reply -> reply instanceof Reply.Mounted it ? new Reply.Mounted(change.applyAsInt(it.error())) : reply);
    }

    private static UnaryOperator<dev.maitredkit.fakeguest.agent.AgentRules> flags(long ignored) {
        return mounts(
                it -> new Command.Mount(it.source(), it.target(), it.fstype(), it.flags() & ~ignored, it.options()));
    }
}
