package dev.maitredkit.linuxguest.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BtrfsImageTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @TempDir
    private Path directory;

    @Test
    void an_image_is_a_btrfs_of_64_mib_with_the_id() throws IOException {
        Path file = directory.resolve("image");
        BtrfsImage.write(file, ID);
        assertThat(file).hasSize(64L << 20);
        byte[] superblock = new byte[4096];
        try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "r")) {
            image.seek(64 << 10);
            image.readFully(superblock);
        }
        assertThat(new String(superblock, 64, 8, US_ASCII)).isEqualTo("_BHRfS_M");
        assertThat(ByteBuffer.wrap(superblock).getLong(32)).isEqualTo(ID.getMostSignificantBits());
        assertThat(ByteBuffer.wrap(superblock).getLong(40)).isEqualTo(ID.getLeastSignificantBits());
        assertChecksum(superblock);
    }

    @Test
    void a_block_of_metadata_gets_the_id_and_its_checksum() {
        byte[] block = new byte[4096];
        ByteBuffer.wrap(block).putLong(32, 0x1111_1111_2222_3333L).putLong(40, 0x4444_5555_5555_5555L);
        byte[] other = BtrfsImage.withId(block, ID);
        assertChecksum(other);
        assertThat(other).isNotEqualTo(block);
    }

    @Test
    void a_block_that_is_no_metadata_stays() {
        byte[] data = new byte[4096];
        Arrays.fill(data, (byte) 7);
        assertThat(BtrfsImage.withId(data, ID)).isEqualTo(data);
    }

    private static void assertChecksum(byte[] block) {
        CRC32C checksum = new CRC32C();
        checksum.update(block, 32, block.length - 32);
        assertThat(ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt(0))
                .isEqualTo((int) checksum.getValue());
    }
}
