package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.ArrayList;
import java.util.List;

/** What a step printed, in order, on which descriptors. */
public record Output(List<Chunk> chunks) {
    /** Nothing. */
    public static final Output NONE = new Output(List.of());

    private static final int BYTES_A_UNIT = 256;

    /**
     * Text for one descriptor.
     *
     * @param unsupported what the text says that the fake does not do, for the journal; "" otherwise
     */
    public record Chunk(int fd, String text, String unsupported) {
        public Chunk(int fd, String text) {
            this(fd, text, "");
        }
    }

    public Output {
        chunks = List.copyOf(chunks);
    }

    /** Text for standard output. */
    public static Output out(String text) {
        return to(1, text);
    }

    /** Text for standard error. */
    public static Output err(String text) {
        return to(2, text);
    }

    /** Says that the fake does not know what the real program would do. */
    public static Output unsupported(Call call, String what) {
        return new Output(List.of(new Chunk(2, call.message(Refusal.UNSUPPORTED + what), what)));
    }

    /** Text for a descriptor. */
    public static Output to(int fd, String text) {
        return text.isEmpty() ? NONE : new Output(List.of(new Chunk(fd, text)));
    }

    /** This and then that. */
    public Output plus(Output next) {
        if (chunks.isEmpty()) {
            return next;
        }
        if (next.chunks.isEmpty()) {
            return this;
        }
        List<Chunk> all = new ArrayList<>(chunks);
        all.addAll(next.chunks);
        return new Output(all);
    }

    /** What printing it costs in units of {@code Sys.spend}. */
    int cost() {
        int units = 1;
        for (Chunk chunk : chunks) {
            units += chunk.text().length() / BYTES_A_UNIT;
        }
        return units;
    }
}
