package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.fs.FsLimits;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a guest boots from: immutable data. Presets are in {@link GuestImages}; {@link #toBuilder} changes one.
 *
 * @param hostname of the guest
 * @param agent the path of the agent, pid 1; it is the guest's init if its name is {@code init}
 * @param limits of the kernel's processes
 * @param fsLimits of the kernel's file systems, and which those are
 * @param interfaces all down and without addresses
 * @param entries files, disks and mounts in the order in which they are made
 * @param programs what the guest has besides its userland
 */
public record GuestImage(
        String hostname,
        String agent,
        Limits limits,
        FsLimits fsLimits,
        List<NetInterface> interfaces,
        List<ImageEntry> entries,
        List<ScriptedProgram> programs) {
    public GuestImage {
        Objects.requireNonNull(hostname);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(fsLimits);
        interfaces = List.copyOf(interfaces);
        entries = List.copyOf(entries);
        programs = List.copyOf(programs);
        if (!agent.startsWith("/")) {
            throw new IllegalArgumentException("the agent's path must be absolute: " + agent);
        }
    }

    /** Whether the agent is the guest's init. */
    public boolean runsAsInit() {
        return agent.endsWith("/init");
    }

    /**
     * An entry that cannot be made, as when its parent is a file.
     *
     * @param entry its place in {@link #entries}
     */
    public record Impossible(int entry, String reason) {}

    /** The first entry that cannot be made; booting the image would throw. */
    public Optional<Impossible> findImpossible() {
        return GuestBoot.findImpossible(this);
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes an image; entries and programs are added behind those that are there. */
    public static final class Builder {
        private String hostname;
        private String agent;
        private Limits limits;
        private FsLimits fsLimits;
        private List<NetInterface> interfaces;
        private final List<ImageEntry> entries;
        private final List<ScriptedProgram> programs;

        private Builder(GuestImage image) {
            hostname = image.hostname;
            agent = image.agent;
            limits = image.limits;
            fsLimits = image.fsLimits;
            interfaces = image.interfaces;
            entries = new ArrayList<>(image.entries);
            programs = new ArrayList<>(image.programs);
        }

        public Builder hostname(String name) {
            hostname = name;
            return this;
        }

        /** The agent's path; with another name than {@code init} it will launch and shut down nothing. */
        public Builder agent(String path) {
            agent = path;
            return this;
        }

        public Builder limits(UnaryOperator<Limits> change) {
            limits = change.apply(limits);
            return this;
        }

        public Builder fsLimits(UnaryOperator<FsLimits> change) {
            fsLimits = change.apply(fsLimits);
            return this;
        }

        public Builder interfaces(List<NetInterface> all) {
            interfaces = all;
            return this;
        }

        public Builder add(ImageEntry entry) {
            if (entry instanceof ImageEntry.File file) {
                withoutProgram(file.path());
            }
            entries.add(entry);
            return this;
        }

        /** A regular file of root's with one char a byte, in directories that are made as needed. */
        public Builder file(String path, String content, int mode) {
            return add(new ImageEntry.File(path, content, mode, 0, 0));
        }

        public Builder directory(String path, int mode) {
            return add(new ImageEntry.Directory(path, mode, 0, 0));
        }

        /** A program of the guest, in place of one at the same path. */
        public Builder program(ScriptedProgram program) {
            programs.removeIf(it -> it.path().equals(program.path()));
            entries.removeIf(
                    it -> it instanceof ImageEntry.File file && file.path().equals(program.path()));
            programs.add(program);
            return this;
        }

        /** Without the program at that path. */
        public Builder withoutProgram(String path) {
            programs.removeIf(it -> it.path().equals(path));
            return this;
        }

        public GuestImage build() {
            return new GuestImage(hostname, agent, limits, fsLimits, interfaces, entries, programs);
        }
    }
}
