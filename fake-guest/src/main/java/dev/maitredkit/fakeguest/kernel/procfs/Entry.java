package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A name in a generated file system; its text or its names are made when they are asked for. */
sealed interface Entry {
    int permissions();

    /** A directory. */
    record Directory(int permissions, Supplier<List<String>> names, Function<String, Optional<Entry>> child)
            implements Entry {
        /** One whose names are known. */
        static Directory of(Map<String, Entry> entries) {
            return new Directory(
                    0555, () -> List.copyOf(entries.keySet()), name -> Optional.ofNullable(entries.get(name)));
        }
    }

    /** A file. */
    record Text(int permissions, Supplier<String> text) implements Entry {
        static Text readOnly(Supplier<String> text) {
            return new Text(0444, text);
        }
    }

    /** A symbolic link. */
    record Symlink(int permissions, Link link) implements Entry {
        static Symlink to(String target) {
            return new Symlink(0777, new Link.Text(target));
        }
    }
}
