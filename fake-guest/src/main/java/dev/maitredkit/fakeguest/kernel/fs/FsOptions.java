package dev.maitredkit.fakeguest.kernel.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pcollections.TreePMap;

/** What the options of a mount made of a superblock; by kind of file system. */
sealed interface FsOptions
        permits FsOptions.Tmpfs,
                FsOptions.Ramfs,
                FsOptions.Proc,
                FsOptions.Devpts,
                FsOptions.Shown,
                FsOptions.Ranked,
                FsOptions.Overlay,
                OverlayReader.Asked {
    /** As /proc/mounts shows them behind {@code rw} and the generic flags; each begins with a comma. */
    String shown();

    /**
     * tmpfs (Linux 6.18, mm/shmem.c).
     *
     * @param blocks the limit in pages; 0 is none
     * @param inodes the limit; 0 is none
     * @param defaultBlocks what a mount without size has: half the memory
     */
    record Tmpfs(
            long blocks,
            long inodes,
            long defaultBlocks,
            long defaultInodes,
            int mode,
            long uid,
            long gid,
            boolean wideInodes,
            String huge,
            boolean noswap,
            String policy)
            implements FsOptions {
        private static final int DEFAULT_MODE = 01777;

        @Override
        public String shown() {
            StringBuilder text = new StringBuilder();
            if (blocks != defaultBlocks) {
                text.append(",size=")
                        .append(Long.toUnsignedString(blocks * (Content.PAGE / 1024)))
                        .append('k');
            }
            if (inodes != defaultInodes) {
                text.append(",nr_inodes=").append(inodes);
            }
            if (mode != DEFAULT_MODE) {
                text.append(",mode=").append(String.format("%03o", mode));
            }
            if (uid != 0) {
                text.append(",uid=").append(uid);
            }
            if (gid != 0) {
                text.append(",gid=").append(gid);
            }
            if (wideInodes) {
                text.append(",inode64");
            }
            if (!huge.equals("never")) {
                text.append(",huge=").append(huge);
            }
            if (!policy.isEmpty()) {
                text.append(",mpol=").append(policy);
            }
            if (noswap) {
                text.append(",noswap");
            }
            return text.toString();
        }
    }

    /** ramfs: only mode is looked at. */
    record Ramfs(int mode) implements FsOptions {
        private static final int DEFAULT_MODE = 0755;

        @Override
        public String shown() {
            return mode == DEFAULT_MODE ? "" : ",mode=" + Integer.toOctalString(mode);
        }
    }

    /** proc; {@code hidden} is one of off, noaccess, invisible, ptraceable. */
    record Proc(long gid, String hidden, boolean pidOnly) implements FsOptions {
        @Override
        public String shown() {
            return (gid == 0 ? "" : ",gid=" + gid)
                    + (hidden.equals("off") ? "" : ",hidepid=" + hidden)
                    + (pidOnly ? ",subset=pid" : "");
        }
    }

    /** devpts; uid and gid are shown when they were given. */
    record Devpts(long uid, boolean uidGiven, long gid, boolean gidGiven, int mode, int ptmxMode, int max)
            implements FsOptions {
        static final int NO_MAX = 1 << 20;

        @Override
        public String shown() {
            return (uidGiven ? ",uid=" + uid : "")
                    + (gidGiven ? ",gid=" + gid : "")
                    + String.format(",mode=%03o,ptmxmode=%03o", mode, ptmxMode)
                    + (max < NO_MAX ? ",max=" + max : "");
        }
    }

    /** A file system that keeps nothing of its options but how it shows them. */
    record Shown(String shown) implements FsOptions {}

    /**
     * A file system on a disk: its options, each at its place in the order in which it shows them.
     *
     * @param texts without commas
     * @param subvolume of btrfs, the one that was asked for
     */
    record Ranked(TreePMap<Integer, String> texts, Optional<String> subvolume) implements FsOptions {
        @Override
        public String shown() {
            return texts.values().stream().map(it -> "," + it).collect(Collectors.joining());
        }
    }

    /**
     * An overlay: its layers, the topmost first.
     *
     * @param shown as it shows its options
     */
    record Overlay(List<Spot> lowers, Optional<Spot> upper, String shown) implements FsOptions {
        public Overlay {
            lowers = List.copyOf(lowers);
        }

        List<Spot> all() {
            List<Spot> layers = new ArrayList<>(lowers);
            upper.ifPresent(layers::add);
            return layers;
        }
    }
}
