package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A script and what the ash of BusyBox 1.35 made of it, recorded.
 *
 * @param how {@code -c}, {@code file} (with arguments A and B) or {@code stdin}
 */
record AshCase(String how, String script, String out, String err, ExitStatus status) {
    private static final String RESOURCE = "ash-cases.txt";

    static List<AshCase> all() {
        String text = load();
        List<AshCase> cases = new ArrayList<>();
        for (String block : text.split("(?m)^#### ")) {
            if (!block.isEmpty()) {
                cases.add(parse(block));
            }
        }
        return cases;
    }

    private static String load() {
        try (InputStream in = Objects.requireNonNull(AshCase.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AshCase parse(String block) {
        int head = block.indexOf('\n');
        String[] words = block.substring(0, head).split(" ");
        int out = block.indexOf("\n---- stdout\n");
        int err = block.indexOf("\n---- stderr\n", out);
        int value = Integer.parseInt(words[2]);
        ExitStatus status = words[1].equals("exit") ? new ExitStatus.Exited(value) : new ExitStatus.Signaled(value);
        String separator = "\n---- stdout\n";
        return new AshCase(
                words[0],
                block.substring(head + 1, out),
                block.substring(out + separator.length(), err),
                block.substring(err + separator.length(), block.length() - 1),
                status);
    }
}
