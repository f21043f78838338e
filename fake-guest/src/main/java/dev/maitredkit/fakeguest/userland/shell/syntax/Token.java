package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.Optional;

/** A token (POSIX sh 2.3). */
sealed interface Token {
    /** A word; {@code start} is where it begins in the source. */
    record WordToken(Word word, int start) implements Token {}

    /** An operator, such as {@code &&}. */
    record Operator(String text) implements Token {}

    /** A redirection operator with its descriptor, -1 when none was written. */
    record RedirectOperator(int fd, String text) implements Token {}

    record Newline() implements Token {}

    record End() implements Token {}

    /** The reserved word or name that this is, if it is a word without quoting. */
    default Optional<String> findLiteral() {
        return this instanceof WordToken it ? it.word().findLiteral() : Optional.empty();
    }

    default boolean isOperator(String text) {
        return this instanceof Operator it && it.text().equals(text);
    }

    default boolean isLiteral(String text) {
        return findLiteral().filter(text::equals).isPresent();
    }

    /** As ash names it in a message. */
    default String describe() {
        if (this instanceof Operator it) {
            return '"' + it.text() + '"';
        }
        if (this instanceof RedirectOperator) {
            return "redirection";
        }
        if (this instanceof Newline) {
            return "newline";
        }
        if (this instanceof End) {
            return "end of file";
        }
        return findLiteral()
                .filter(Reserved::isReserved)
                .map(text -> '"' + text + '"')
                .orElse("word");
    }
}
