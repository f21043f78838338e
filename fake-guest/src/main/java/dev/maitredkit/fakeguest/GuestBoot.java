package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Agent;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.Content;
import dev.maitredkit.fakeguest.kernel.fs.Disk;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.fs.VfsBuilder;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.ProgramLoader;
import dev.maitredkit.fakeguest.userland.programs.Userland;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the first state of a guest from its image. */
final class GuestBoot {
    private static final int FIRST_MOUNT = 20;
    private static final int STDERR = 2;

    /** About what they have with gRPC linked in, and in Debian 12. They fill the root file system. */
    private static final Content AGENT_SPACE = Content.allocated(8L << 20);

    private static final Content BUSYBOX_SPACE = Content.allocated(1_982_256);

    private static final ProgramLoader USERLAND = Userland.loader();

    private GuestBoot() {}

    /** A guest at boot, at this time; the seed is that of its random devices. */
    static Guest boot(GuestImage image, long seed, Instant now) {
        Kernel kernel = Kernel.boot(new Kernel.Boot(
                image.limits(),
                image.hostname(),
                files(image, seed, now),
                Net.of(image.interfaces().toArray(NetInterface[]::new)),
                List.of(image.agent()),
                now,
                new Loader(image.programs().stream()
                        .collect(Collectors.toUnmodifiableMap(GuestBoot::binaryName, Function.identity())))));
        Kernel installed = kernel.asInit(sys -> {
                    ImageInstaller installer = new ImageInstaller(sys);
                    for (int i = 0; i < image.entries().size(); i++) {
                        install(installer, image, i);
                    }
                    openLog(sys);
                    return sys.umask(022);
                })
                .kernel();
        return new Guest(installed, Agent.atBoot(image.runsAsInit()));
    }

    /** The agent logs to /dev/kmsg all its life (reference agent, July 2018). */
    private static void openLog(Sys sys) {
        sys.open("/dev/kmsg", Set.of(OpenFlag.WRITE), 0).map(fd -> {
            int log = sys.dup(fd, STDERR + 1).orThrow();
            sys.close(fd);
            return sys.setCloseOnExec(log, true);
        });
    }

    private static Vfs files(GuestImage image, long seed, Instant now) {
        VfsBuilder builder = VfsBuilder.onTmpfs("rootfs", image.fsLimits(), FIRST_MOUNT, seed, now);
        builder.binary(image.agent(), Binaries.of("init"), AGENT_SPACE, 0755);
        installUserland(builder, image);
        for (ScriptedProgram program : image.programs()) {
            builder.file(program.path(), Binaries.of(binaryName(program)), 0755);
        }
        for (ImageEntry entry : image.entries()) {
            if (entry instanceof ImageEntry.BlockDevice it) {
                builder.disk(Disk.blank(it.number(), it.size()).readOnly(it.readOnly()), it.format(), it.label());
            }
        }
        return builder.build();
    }

    private static void install(ImageInstaller installer, GuestImage image, int entry) {
        try {
            installer.install(image.entries().get(entry));
        } catch (IllegalArgumentException refused) {
            throw new ImpossibleEntryException(new GuestImage.Impossible(entry, refused.getMessage()), refused);
        }
    }

    /** The first entry that cannot be made, if there is one. */
    static Optional<GuestImage.Impossible> findImpossible(GuestImage image) {
        try {
            boot(image, 0, Instant.EPOCH);
            return Optional.empty();
        } catch (ImpossibleEntryException e) {
            return Optional.of(e.impossible);
        }
    }

    /** An image that cannot be. */
    private static final class ImpossibleEntryException extends IllegalArgumentException {
        private final transient GuestImage.Impossible impossible;

        ImpossibleEntryException(GuestImage.Impossible impossible, Throwable cause) {
            super(impossible.reason(), cause);
            this.impossible = impossible;
        }
    }

    private static void installUserland(VfsBuilder builder, GuestImage image) {
        builder.binary(Userland.PATH, Binaries.of(Userland.BINARY), BUSYBOX_SPACE, 0755);
        Userland.links().forEach((applet, directory) -> {
            String link = directory + "/" + applet;
            if (image.programs().stream().noneMatch(it -> it.path().equals(link))) {
                builder.symlink(link, Userland.PATH);
            }
        });
    }

    /** Apart from the names of the userland's programs. */
    private static String binaryName(ScriptedProgram program) {
        return "script " + program.path();
    }

    /** Knows the image's own programs first. */
    private record Loader(Map<String, ScriptedProgram> scripts) implements ProgramLoader {
        @Override
        public Optional<Program> load(String name, List<String> argv, List<String> env) {
            ScriptedProgram script = scripts.get(name);
            return script == null ? USERLAND.load(name, argv, env) : Optional.of(RunningScript.start(script, argv));
        }
    }
}
