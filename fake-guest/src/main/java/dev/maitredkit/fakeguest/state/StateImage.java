package dev.maitredkit.fakeguest.state;

import dev.maitredkit.fakeguest.GuestImage;
import dev.maitredkit.fakeguest.ImageEntry;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.Disk;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.state.data.Entry;
import dev.maitredkit.fakeguest.state.data.File;
import dev.maitredkit.fakeguest.state.data.GuestState;
import dev.maitredkit.fakeguest.state.data.Interface;
import dev.maitredkit.fakeguest.state.data.Limits;
import dev.maitredkit.fakeguest.state.data.Node;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A checked state as an image. */
final class StateImage {
    private static final int DIRECTORY_MODE = 0755;
    private static final int FILE_MODE = 0644;
    private static final int NODE_MODE = 0600;
    private static final int PAGE = 4096;

    private StateImage() {}

    static GuestImage of(GuestState state, GuestImage base) {
        GuestImage.Builder image = base.toBuilder();
        if (state.hasHostname()) {
            image.hostname(state.getHostname());
        }
        if (state.hasAgent()) {
            image.agent(state.getAgent());
        }
        if (state.getInterfacesCount() > 0) {
            image.interfaces(state.getInterfacesList().stream()
                    .map(StateImage::netInterface)
                    .toList());
        }
        state.getEntriesList().forEach(it -> image.add(entry(it)));
        state.getProgramsList().forEach(it -> image.program(StatePrograms.of(it)));
        limit(image, state.getLimits());
        return image.build();
    }

    /** One char a byte. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static ImageEntry entry(Entry entry) {
        return switch (entry.getWhatCase()) {
            case DIRECTORY -> {
                var it = entry.getDirectory();
                yield new ImageEntry.Directory(
                        bytes(it.getPath()), it.hasMode() ? it.getMode() : DIRECTORY_MODE, it.getUid(), it.getGid());
            }
            case FILE -> file(entry.getFile());
            case SYMLINK ->
                new ImageEntry.Symlink(
                        bytes(entry.getSymlink().getPath()),
                        bytes(entry.getSymlink().getTarget()));
            case HARD_LINK ->
                new ImageEntry.HardLink(
                        bytes(entry.getHardLink().getPath()),
                        bytes(entry.getHardLink().getExisting()));
            case NODE -> node(entry.getNode());
            case DISK -> {
                var it = entry.getDisk();
                yield new ImageEntry.BlockDevice(
                        new DeviceNumber(it.getMajor(), it.getMinor()),
                        it.getSize(),
                        format(it.getFormat()),
                        it.getLabel(),
                        it.getReadOnly());
            }
            case MOUNT -> {
                var it = entry.getMount();
                yield new ImageEntry.Mount(
                        bytes(it.getSource()), bytes(it.getTarget()), it.getFstype(), it.getFlags(), it.getOptions());
            }
            case TERMINAL ->
                new ImageEntry.Terminal(
                        bytes(entry.getTerminal().getPath()),
                        entry.getTerminal().getNumber());
            case WHAT_NOT_SET -> throw new IllegalArgumentException("an entry without anything passed the check");
        };
    }

    private static ImageEntry file(File it) {
        String content = it.getContentCase() == File.ContentCase.BYTES
                ? it.getBytes().toString(StandardCharsets.ISO_8859_1)
                : bytes(it.getText());
        return new ImageEntry.File(
                bytes(it.getPath()), content, it.hasMode() ? it.getMode() : FILE_MODE, it.getUid(), it.getGid());
    }

    private static ImageEntry node(Node it) {
        FileType type = switch (it.getType()) {
            case CHARACTER -> FileType.CHARACTER_DEVICE;
            case BLOCK -> FileType.BLOCK_DEVICE;
            case FIFO -> FileType.FIFO;
            case TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("a node without a type passed the check");
        };
        return new ImageEntry.Node(
                bytes(it.getPath()), type, it.hasMode() ? it.getMode() : NODE_MODE, it.getMajor(), it.getMinor());
    }

    static Disk.Format format(dev.maitredkit.fakeguest.state.data.Disk.Format format) {
        return switch (format) {
            case EXT2 -> Disk.Format.EXT2;
            case EXT3 -> Disk.Format.EXT3;
            case EXT4 -> Disk.Format.EXT4;
            case BTRFS -> Disk.Format.BTRFS;
            case BLANK, UNRECOGNIZED -> Disk.Format.NONE;
        };
    }

    static String nameOf(Interface it) {
        return it.getName().isEmpty() ? "lo" : it.getName();
    }

    static int indexOf(Interface it) {
        return it.getIndex() == 0 ? 1 : it.getIndex();
    }

    private static NetInterface netInterface(Interface it) {
        if (it.getKind() == Interface.Kind.LOOPBACK) {
            return NetInterface.loopback().withName(nameOf(it));
        }
        String mac = it.getMac().isEmpty()
                ? String.format(Locale.ROOT, "52:54:00:12:34:%02x", it.getIndex() & 0xff)
                : it.getMac();
        NetInterface plain =
                NetInterface.ethernet(it.getIndex(), it.getName(), mac).withCarrier(!it.getNoCarrier());
        NetInterface sized = it.getMtu() == 0 ? plain : plain.withMtu(it.getMtu());
        return it.hasPeer() ? sized.withPeer(it.getPeer()) : sized;
    }

    private static void limit(GuestImage.Builder image, Limits limits) {
        if (limits.hasProcesses()) {
            image.limits(it -> it.withProcesses(limits.getProcesses()));
        }
        if (limits.hasUnitsPerMs()) {
            image.limits(it -> it.withProcessor(limits.getUnitsPerMs(), it.burst()));
        }
        if (limits.hasMounts()) {
            image.fsLimits(it -> it.withMountMax(limits.getMounts()));
        }
        if (limits.hasMemory()) {
            image.fsLimits(it -> it.withMemoryPages(limits.getMemory() / PAGE));
        }
    }
}
