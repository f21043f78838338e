package dev.maitredkit.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The text of a file, read with care: it may be anything that a user names by mistake. */
final class FileText {
    /** Far above any scenario written by hand; a disk image named by mistake is not read to its end. */
    static final int MAX_BYTES = 8 << 20;

    private FileText() {}

    static String read(Path file) throws ScenarioException {
        return decode(file.toString(), bytes(file));
    }

    static String decode(String name, byte[] bytes) throws ScenarioException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            Place place = Place.after(text);
            throw new ScenarioException(List.of(new Problem(
                    name,
                    place.line(),
                    place.column(),
                    "this is not UTF-8; save the file as UTF-8, and write other bytes as escapes such as \\377")));
        }
        return text.toString();
    }

    private static byte[] bytes(Path file) throws ScenarioException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw whole(file, "the file is too large for a scenario; it may have up to 8 MiB");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw whole(file, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw whole(file, "the file may not be read; its permissions do not allow it");
        } catch (IOException failure) {
            throw whole(
                    file,
                    Files.isDirectory(file)
                            ? "this is a directory; name a file in it"
                            : "the file cannot be read: " + failure.getMessage());
        }
    }

    private static ScenarioException whole(Path file, String message) {
        return new ScenarioException(List.of(new Problem(file.toString(), 0, 0, message)));
    }
}
