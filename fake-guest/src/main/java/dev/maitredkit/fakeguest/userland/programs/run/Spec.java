package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.Map;
import java.util.Optional;

/**
 * The options of a program, in the notation of getopt(3): a letter, and a colon behind it when it takes an
 * argument. In front: {@code +} stops at the first operand, {@code !} takes the arguments unread.
 *
 * @param letters what the fake does
 * @param unsupported what BusyBox knows besides and the fake refuses
 * @param words long names, each to its letter
 * @param wrong the exit status of wrong usage
 */
public record Spec(String letters, String unsupported, Map<String, Character> words, int wrong) {
    /** The program reads its arguments by itself. */
    public static final Spec RAW = of("!");

    public Spec {
        words = Map.copyOf(words);
    }

    public static Spec of(String letters) {
        return new Spec(letters, "", Map.of(), 1);
    }

    public Spec refusing(String more) {
        return new Spec(letters, more, words, wrong);
    }

    public Spec with(Map<String, Character> longNames) {
        return new Spec(letters, unsupported, longNames, wrong);
    }

    public Spec failingWith(int status) {
        return new Spec(letters, unsupported, words, status);
    }

    boolean raw() {
        return letters.startsWith("!");
    }

    boolean stopsAtOperand() {
        return letters.startsWith("+");
    }

    boolean knows(char letter) {
        return letter != ':' && letter != '+' && letter != '!' && letters.indexOf(letter) >= 0;
    }

    boolean refuses(char letter) {
        return letter != ':' && unsupported.indexOf(letter) >= 0;
    }

    boolean takesArgument(char letter) {
        int at = letters.indexOf(letter);
        return at >= 0 && at + 1 < letters.length() && letters.charAt(at + 1) == ':';
    }

    Optional<Character> findLetter(String word) {
        return Optional.ofNullable(words.get(word));
    }
}
