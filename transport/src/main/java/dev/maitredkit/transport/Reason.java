package dev.maitredkit.transport;

import io.netty.channel.ConnectTimeoutException;
import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** Puts the failure of a socket or a file into words: as the kernel has them, without the names of classes and calls. */
final class Reason {
    /** As in {@code finishConnect(..) failed with error(-111): Connection refused}. */
    private static final Pattern NETTY_CALL = Pattern.compile("^\\w+\\(\\.\\.\\) failed( with error\\(-?[0-9]+\\))?: ");

    private static final Pattern TIMED_OUT_ADDRESS = Pattern.compile("(?<= ms): .*$", Pattern.DOTALL);

    private Reason() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnknownHostException) {
            return "no such host";
        }
        // Netty's for ENOENT, which has no message, and the JDK's, whose message is a path of ours.
        if (root instanceof FileNotFoundException || root instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (root instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (root instanceof ClosedChannelException) {
            return "connection closed";
        }
        if (root instanceof ConnectTimeoutException) {
            // Behind the colon is the address, as Netty prints it; the caller's words have it already.
            return TIMED_OUT_ADDRESS.matcher(root.getMessage()).replaceFirst("");
        }
        String message = root instanceof FileSystemException file ? file.getReason() : root.getMessage();
        return message == null ? root.toString() : NETTY_CALL.matcher(message).replaceFirst("");
    }
}
