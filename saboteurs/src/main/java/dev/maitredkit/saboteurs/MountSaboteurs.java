package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.answers;
import static dev.maitredkit.saboteurs.Wrong.mounting;
import static dev.maitredkit.saboteurs.Wrong.mounts;
import static dev.maitredkit.saboteurs.Wrong.replies;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Answered;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.MountRule;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.fakeguest.kernel.Kernel;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong about Mount. */
final class MountSaboteurs {
    private static final long MS_RDONLY = 1;
    private static final long MS_NOSUID = 2;
    private static final long MS_NODEV = 4;
    private static final long MS_NOEXEC = 8;
    private static final long MS_BIND = 4096;
    private static final int ENOENT = 2;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int ENOTDIR = 20;
    private static final int EINVAL = 22;

    /** Empties every tmpfs below /tmp when a script ends. */
    private static final String CLEANS = "\"$@\"; s=$?\n"
            + "while read -r source target type rest; do\n"
            + "case $type$target in tmpfs/tmp/*) rm -rf \"$target\"/*;; esac\n"
            + "done </proc/mounts; exit $s";

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "MOUNT-001",
                    "tmpfs-always",
                    "mounts a tmpfs whatever was asked for",
                    "wanted mounted: .*proc.*; got it is not so",
                    mounting((kernel, it, right) -> right.mount(
                            kernel,
                            it.fstype().equals("proc")
                                    ? new Command.Mount(it.source(), it.target(), "tmpfs", it.flags(), it.options())
                                    : it))),
            saboteur(
                    "MOUNT-002",
                    "errno-as-status",
                    "fails the call when mount fails",
                    "wanted status OK.*; got INTERNAL",
                    replies(reply -> reply instanceof Reply.Mounted it && it.error() != 0
                            ? new Reply.Failed(RpcCode.INTERNAL, "mount failed")
                            : reply)),
            saboteur(
                            "MOUNT-003",
                            "enoent-as-einval",
                            "says EINVAL of a target that is not there",
                            "wanted error ENOENT.*; got error EINVAL",
                            errors(it -> !it.target().isEmpty(), error -> error == ENOENT ? EINVAL : error))
                    .mayAlsoBreak("MOUNT-026"),
            saboteur(
                    "MOUNT-004",
                    "enodev-as-einval",
                    "says EINVAL of a type that is not there",
                    "wanted error ENODEV.*; got error EINVAL",
                    errors(it -> true, error -> error == ENODEV ? EINVAL : error)),
            saboteur(
                    "MOUNT-005",
                    "enotdir-as-einval",
                    "says EINVAL of a target that is a file",
                    "wanted error ENOTDIR.*; got error EINVAL",
                    errors(it -> true, error -> error == ENOTDIR ? EINVAL : error)),
            saboteur("MOUNT-006", "writable-always", "ignores MS_RDONLY", "wanted .*; got", flags(MS_RDONLY))
                    .mayAlsoBreak("MOUNT-007", "MOUNT-017", "MOUNT-025"),
            saboteur(
                    "MOUNT-007",
                    "no-restrictions",
                    "ignores MS_NOSUID, MS_NODEV and MS_NOEXEC",
                    "wanted mounted: .*; got it is not so",
                    flags(MS_NOSUID | MS_NODEV | MS_NOEXEC)),
            saboteur(
                            "MOUNT-008",
                            "no-options",
                            "drops options that it does not find wrong",
                            "wanted .*; got it is not so",
                            mounts(it -> it.options().contains("=")
                                    ? new Command.Mount(it.source(), it.target(), it.fstype(), it.flags(), "")
                                    : it))
                    .mayAlsoBreak("MOUNT-014"),
            saboteur(
                    "MOUNT-009",
                    "binds-nothing",
                    "mounts an empty tmpfs where a bind was asked for",
                    "wanted \\S+/mnt/file holds .*; got it is not so",
                    mounting((kernel, it, right) -> {
                        Answered done = right.mount(kernel, it);
                        boolean bound = (it.flags() & MS_BIND) != 0 && isDone(done);
                        return bound
                                ? right.mount(kernel, new Command.Mount("bind", it.target(), "tmpfs", 0, ""))
                                : done;
                    })),
            saboteur(
                    "MOUNT-010",
                    "leaves-a-mount",
                    "leaves something mounted when a mount fails",
                    "/proc/mounts.*; got it is not so",
                    mounting((kernel, it, right) -> {
                        Answered done = right.mount(kernel, it);
                        Answered left = right.mount(kernel, new Command.Mount("left", it.target(), "tmpfs", 0, ""));
                        return isDone(done) ? done : new Answered(left.kernel(), done.reply());
                    })),
            saboteur(
                            "MOUNT-011",
                            "one-mount-a-target",
                            "says EBUSY of a target where something is mounted",
                            "wanted error 0.*; got error EBUSY",
                            mounting(MountSaboteurs::onceOnly))
                    .mayAlsoBreak("MOUNT-017", "MOUNT-025", "CONCURRENCY-003"),
            saboteur(
                            "MOUNT-012",
                            "no-source",
                            "writes its own word for the source",
                            "wanted mounted: .*source.*; got it is not so",
                            mounts(it -> it.flags() == 0 && it.fstype().equals("tmpfs")
                                    ? new Command.Mount("disk", it.target(), it.fstype(), it.flags(), it.options())
                                    : it))
                    .mayAlsoBreak("CONCURRENCY-003"),
            saboteur(
                    "MOUNT-013",
                    "nothing-is-fine",
                    "answers a mount of nothing with error 0",
                    "wanted error of any kind but 0; got error 0",
                    errors(it -> it.target().isEmpty(), error -> 0)),
            saboteur(
                    "MOUNT-014",
                    "einval-as-enoent",
                    "says ENOENT of an option that is not there",
                    "wanted error EINVAL.*; got error ENOENT",
                    errors(it -> !it.options().isEmpty(), error -> error == EINVAL ? ENOENT : error)),
            saboteur(
                            "MOUNT-015",
                            "clean-desk",
                            "empties every tmpfs when a script has ended",
                            "wanted \\S+/mnt/file holds .*; got it is not so",
                            Wrong.launches(it -> it.lifetime() == Lifetime.AWAIT_EXIT
                                            && it.argv().stream().noneMatch(word -> word.contains("kill"))
                                    ? Wrong.wrappedScript(it, CLEANS)
                                    : it))
                    .mayAlsoBreak("LAUNCH-027", "SHUTDOWN-006", "LAUNCH-032", "LAUNCH-033"),
            saboteur(
                    "MOUNT-016",
                    "errno-negative",
                    "answers the errno as the kernel returns it",
                    "wanted error 0 or an errno.*; got error -",
                    errors(it -> true, error -> -error)));

    private MountSaboteurs() {}

    /** Other errors in the answers to some mounts. */
    static UnaryOperator<AgentRules> errors(Predicate<Command.Mount> which, IntUnaryOperator change) {
        return answers((command, reply) ->
                reply instanceof Reply.Mounted it && command instanceof Command.Mount mount && which.test(mount)
                        ? new Reply.Mounted(change.applyAsInt(it.error()))
                        : reply);
    }

    private static UnaryOperator<AgentRules> flags(long ignored) {
        return mounts(
                it -> new Command.Mount(it.source(), it.target(), it.fstype(), it.flags() & ~ignored, it.options()));
    }

    static boolean isDone(Answered answered) {
        return answered.reply().equals(new Reply.Mounted(0));
    }

    private static Answered onceOnly(Kernel kernel, Command.Mount mount, MountRule right) {
        boolean taken = Files.read(kernel, "/proc/mounts").contains(" " + mount.target() + " ");
        return taken ? new Answered(kernel, new Reply.Mounted(EBUSY)) : right.mount(kernel, mount);
    }
}
