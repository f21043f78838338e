package dev.maitredkit.fakeguest.userland.shell;

import java.util.Arrays;
import java.util.Optional;

/** The options of {@code set}, in the order in which ash lists them. */
enum Option {
    ERREXIT("errexit", 'e'),
    NOGLOB("noglob", 'f'),
    IGNOREEOF("ignoreeof", 'I'),
    INTERACTIVE("", 'i'),
    MINUS_C("", 'c'),
    MONITOR("monitor", 'm'),
    NOEXEC("noexec", 'n'),
    STDIN("", 's'),
    XTRACE("xtrace", 'x'),
    VERBOSE("verbose", 'v'),
    NOCLOBBER("noclobber", 'C'),
    ALLEXPORT("allexport", 'a'),
    NOTIFY("notify", 'b'),
    NOUNSET("nounset", 'u'),
    ERRTRACE("errtrace", 'E'),
    VI("vi", '\0'),
    PIPEFAIL("pipefail", '\0');

    private final String longName;
    private final char letter;

    Option(String longName, char letter) {
        this.longName = longName;
        this.letter = letter;
    }

    String longName() {
        return longName;
    }

    char letter() {
        return letter;
    }

    static Optional<Option> findLetter(char letter) {
        return Arrays.stream(values())
                .filter(it -> it.letter == letter && letter != '\0')
                .findFirst();
    }

    static Optional<Option> findName(String name) {
        return Arrays.stream(values())
                .filter(it -> !name.isEmpty() && it.longName.equals(name))
                .findFirst();
    }
}
