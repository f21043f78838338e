package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.MountSaboteurs.errors;
import static dev.maitredkit.saboteurs.MountSaboteurs.isDone;
import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.mounting;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.maitredkit.fakeguest.agent.Answered;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Wrong about the targets of Mount, about MS_REMOUNT and about MS_BIND. */
final class MountPathSaboteurs {
    private static final long MS_REMOUNT = 32;
    private static final long MS_BIND = 4096;
    private static final long HIGH_HALF = 0xffff0000L;
    private static final int ENOENT = 2;
    private static final int EBUSY = 16;
    private static final int ENOTDIR = 20;
    private static final int EINVAL = 22;
    private static final int ENAMETOOLONG = 36;
    private static final int ELOOP = 40;

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "MOUNT-017",
                    "remounts-nothing",
                    "answers a remount with error 0 and leaves all as it was",
                    "wanted mounted: .*\"ro\".*; got it is not so",
                    mounting((kernel, it, right) -> {
                        Answered done = right.mount(kernel, it);
                        boolean plain = has(it, MS_REMOUNT) && !has(it, MS_BIND);
                        return plain && isDone(done) ? new Answered(kernel, done.reply()) : done;
                    })),
            saboteur(
                    "MOUNT-018",
                    "remount-as-enoent",
                    "says ENOENT of a remount where nothing is mounted",
                    "wanted error EINVAL.*; got error ENOENT",
                    errors(it -> has(it, MS_REMOUNT), error -> error == EINVAL ? ENOENT : error)),
            saboteur(
                    "MOUNT-019",
                    "no-magic",
                    "finds every flag in the upper half wrong",
                    "wanted error 0.*; got error EINVAL",
                    mounting((kernel, it, right) -> (it.flags() & HIGH_HALF) != 0
                            ? new Answered(kernel, new Reply.Mounted(EINVAL))
                            : right.mount(kernel, it))),
            saboteur(
                    "MOUNT-020",
                    "follows-no-link",
                    "mounts nothing on a symbolic link that leads somewhere",
                    "wanted error 0.*; got error ENOTDIR",
                    mounting((kernel, it, right) -> isLink(kernel, it.target()) && isDone(right.mount(kernel, it))
                            ? new Answered(kernel, new Reply.Mounted(ENOTDIR))
                            : right.mount(kernel, it))),
            saboteur(
                    "MOUNT-021",
                    "eloop-as-einval",
                    "says EINVAL of a loop of links",
                    "wanted error ELOOP.*; got error EINVAL",
                    errors(it -> true, error -> error == ELOOP ? EINVAL : error)),
            saboteur(
                    "MOUNT-022",
                    "enametoolong-as-enoent",
                    "says ENOENT of a name that is too long",
                    "wanted error ENAMETOOLONG.*; got error ENOENT",
                    errors(it -> true, error -> error == ENAMETOOLONG ? ENOENT : error)),
            saboteur(
                    "MOUNT-023",
                    "absolute-only",
                    "finds no target that is relative",
                    "wanted error 0.*; got error ENOENT",
                    mounting((kernel, it, right) -> it.target().startsWith("/")
                            ? right.mount(kernel, it)
                            : new Answered(kernel, new Reply.Mounted(ENOENT)))),
            relayed(
                    "MOUNT-024",
                    "one-chance",
                    "mounts nothing on a target on which a mount has failed",
                    "wanted error 0.*; got error EBUSY",
                    MountPathSaboteurs::oneChance),
            saboteur(
                    "MOUNT-025",
                    "binds-stay-writable",
                    "leaves the flags of a bind mount as they are",
                    "wanted .*touch.*; got it is not so",
                    mounting((kernel, it, right) -> {
                        Answered done = right.mount(kernel, it);
                        boolean bind = has(it, MS_REMOUNT) && has(it, MS_BIND);
                        return bind && isDone(done) ? new Answered(kernel, done.reply()) : done;
                    })),
            saboteur(
                    "MOUNT-026",
                    "no-source-as-einval",
                    "says EINVAL of a bind whose source is not there",
                    "wanted error ENOENT.*; got error EINVAL",
                    errors(it -> has(it, MS_BIND), error -> error == ENOENT ? EINVAL : error)),
            saboteur(
                    "MOUNT-027",
                    "binds-directories-only",
                    "says ENOTDIR of a bind whose target is a file",
                    "wanted error 0.*; got error ENOTDIR",
                    mounting((kernel, it, right) -> has(it, MS_BIND) && isFile(kernel, it.target())
                            ? new Answered(kernel, new Reply.Mounted(ENOTDIR))
                            : right.mount(kernel, it))));

    private MountPathSaboteurs() {}

    private static boolean has(Command.Mount mount, long flag) {
        return (mount.flags() & flag) != 0;
    }

    private static boolean isLink(Kernel kernel, String path) {
        return kernel.asInit(sys -> sys.readlink(path).isOk()).answer();
    }

    private static boolean isFile(Kernel kernel, String path) {
        return kernel.asInit(sys -> sys.stat(path).fold(stat -> stat.type() == FileType.REGULAR, errno -> false))
                .answer();
    }

    private static Relay oneChance() {
        Set<String> failed = new HashSet<>();
        return (call, guest) -> {
            if (!call.isOf(MaitredGrpc.getMountMethod())) {
                guest.pass(call);
                return;
            }
            String target = target(call.request());
            if (failed.contains(target)) {
                call.answer(Relay.Answer.ok(
                        MountResponse.newBuilder().setError(EBUSY).build()));
                return;
            }
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                if (answer.response().length > 0 && target.startsWith("/")) {
                    failed.add(target);
                }
                call.answer(answer);
            }));
        };
    }

    private static String target(byte[] request) {
        try {
            return MountRequest.parseFrom(request).getTarget();
        } catch (InvalidProtocolBufferException broken) {
            return "";
        }
    }
}
