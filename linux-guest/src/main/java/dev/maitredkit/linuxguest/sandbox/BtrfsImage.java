package dev.maitredkit.linuxguest.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;

/**
 * An empty btrfs. A stock machine has the file system in its kernel but no mkfs.btrfs, so the image comes with the
 * sandbox, as made by {@code mkfs.btrfs -M -n 4096 -m single -U 11111111-2222-3333-4444-555555555555} on a file of 64
 * MiB (btrfs-progs 6.2), without the zeros at its end. Each copy gets an id of its own: the kernel takes two file
 * systems with one id for one.
 */
final class BtrfsImage {
    private static final long SIZE = 64L << 20;
    private static final int BLOCK = 4096;
    /**
     * btrfs on-disk format: each metadata block, the superblock too, begins with a checksum of 32 bytes, then the id.
     */
    private static final int CHECKSUM = 32;

    private static final UUID PLACEHOLDER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private BtrfsImage() {}

    static void write(Path file, UUID id) throws IOException {
        try (InputStream packed = BtrfsImage.class.getResourceAsStream("stateful.btrfs.gz");
                GZIPInputStream unpacked = new GZIPInputStream(packed);
                RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
            image.setLength(SIZE);
            byte[] bytes = unpacked.readAllBytes();
            for (int at = 0; at < bytes.length; at += BLOCK) {
                byte[] block = withId(Arrays.copyOfRange(bytes, at, at + BLOCK), id);
                if (!isZero(block)) {
                    image.seek(at);
                    image.write(block);
                }
            }
        }
    }

    /** A block with another id, and the checksum that goes with it; one that is no metadata stays as it is. */
    static byte[] withId(byte[] block, UUID id) {
        byte[] old = bytes(PLACEHOLDER);
        if (!Arrays.equals(block, CHECKSUM, CHECKSUM + old.length, old, 0, old.length)) {
            return block;
        }
        byte[] changed = block.clone();
        for (int at = CHECKSUM; at + old.length <= changed.length; at++) {
            if (Arrays.equals(changed, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(bytes(id), 0, changed, at, old.length);
            }
        }
        CRC32C checksum = new CRC32C();
        checksum.update(changed, CHECKSUM, changed.length - CHECKSUM);
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(0, (int) checksum.getValue());
        return changed;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[block.length]);
    }
}
