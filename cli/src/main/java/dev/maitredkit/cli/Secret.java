package dev.maitredkit.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a connection to a virtual machine begins with, on its way through a TCP port that every user of this machine can connect to.
 *
 * @param text of one life of the machine, {@value #BYTES} bytes as hexadecimal digits
 */
record Secret(String text) {
    /** A variable, since every user can read a command line. */
    static final String VARIABLE = "MAITRED_KIT_SECRET";

    private static final int BYTES = 32;

    static Secret fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    /** The one that this process was given. */
    static Optional<Secret> given() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(Secret::new);
    }

    void send(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** @throws IOException when something else comes */
    void require(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes().length);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // More is to come.
        }
        if (!MessageDigest.isEqual(buffer.array(), bytes())) {
            throw new IOException("a connection that does not know the secret");
        }
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
