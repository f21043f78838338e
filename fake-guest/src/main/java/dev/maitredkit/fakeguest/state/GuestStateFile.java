package dev.maitredkit.fakeguest.state;

import dev.maitredkit.fakeguest.GuestImage;
import dev.maitredkit.fakeguest.GuestImages;
import dev.maitredkit.fakeguest.state.data.GuestState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads state files (guest_state.proto, in protobuf's text format), strictly: what could not do what it says is refused,
 * with its place and what would be right. A file that loads can be booted.
 */
public final class GuestStateFile {
    /** Far above what is written by hand; a disk image that is named by mistake is not read to its end. */
    private static final int MOST_BYTES = 8 << 20;

    private GuestStateFile() {}

    /**
     * What a guest boots from by these files: the first stands on a preset, each of the others on what is before it.
     *
     * @throws StateException if one cannot be read or is no valid state
     */
    public static GuestImage load(List<Path> files) throws StateException {
        GuestImage image = GuestImages.termina();
        boolean first = true;
        for (Path file : files) {
            image = parse(file.toString(), read(file), image, first);
            first = false;
        }
        return image;
    }

    /**
     * A state on a preset of its choice.
     *
     * @param fileName for messages
     * @throws StateException if it is no valid state
     */
    public static GuestImage parse(String fileName, String text) throws StateException {
        return parse(fileName, text, GuestImages.termina(), true);
    }

    /**
     * What a state adds to an image.
     *
     * @param fileName for messages
     * @throws StateException if it is no valid state, or names a base
     */
    public static GuestImage add(GuestImage image, String fileName, String text) throws StateException {
        return parse(fileName, text, image, false);
    }

    private static GuestImage parse(String fileName, String text, GuestImage preset, boolean first)
            throws StateException {
        StateParse.Parsed parsed = StateParse.parse(fileName, text);
        StateComplaints complaints = new StateComplaints(fileName);
        StateCheck.check(parsed, first, complaints);
        complaints.throwIfAny();
        GuestImage base = switch (parsed.state().getBase()) {
            case BARE -> GuestImages.bare();
            case EMPTY -> GuestImages.empty();
            case TERMINA, BASE_UNSPECIFIED, UNRECOGNIZED -> preset;
        };
        GuestImage image = StateImage.of(parsed.state(), base);
        int before = image.entries().size() - parsed.state().getEntriesCount();
        refuseWhatCannotBe(image, before, parsed, complaints);
        complaints.throwIfAny();
        return image;
    }

    private static void refuseWhatCannotBe(
            GuestImage image, int before, StateParse.Parsed parsed, StateComplaints complaints) {
        image.findImpossible().ifPresent(it -> {
            Place place = it.entry() < before
                    ? Place.START
                    : parsed.places().placeOf(parsed.state(), GuestState.ENTRIES_FIELD_NUMBER, it.entry() - before);
            complaints.add(place, "this cannot be made: " + it.reason());
        });
    }

    private static String read(Path file) throws StateException {
        try {
            if (Files.isDirectory(file)) {
                throw whole(file, "this is a directory; name a file in it");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw whole(file, "the file is too large for a state; it may have up to 8 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw whole(file, "there is no such file");
        } catch (CharacterCodingException notText) {
            throw whole(file, "this is not UTF-8; write other bytes as escapes in `bytes`, such as \\377");
        } catch (IOException failure) {
            throw whole(file, "the file cannot be read: " + failure.getMessage());
        }
    }

    private static StateException whole(Path file, String message) {
        return new StateException(List.of(new StateProblem(file.toString(), 0, 0, message)));
    }
}
