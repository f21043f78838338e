package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a variable assignment from another word (POSIX sh 2.10.2, rule 7). */
public final class Assignments {
    private Assignments() {}

    /** The assignment that this word is: it begins with an unquoted name and an equals sign. */
    public static Optional<Node.Assignment> find(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Word.Text text) || text.quoted()) {
            return Optional.empty();
        }
        int equals = text.text().indexOf('=');
        if (equals < 0 || !Reserved.isName(text.text().substring(0, equals))) {
            return Optional.empty();
        }
        List<Word.Part> value = new ArrayList<>(word.parts());
        String rest = text.text().substring(equals + 1);
        if (rest.isEmpty()) {
            value.remove(0);
        } else {
            value.set(0, new Word.Text(rest, false));
        }
        return Optional.of(new Node.Assignment(text.text().substring(0, equals), new Word(value)));
    }
}
