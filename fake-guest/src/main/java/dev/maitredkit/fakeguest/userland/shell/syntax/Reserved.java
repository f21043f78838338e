package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.Set;

/** The reserved words of the shell (POSIX sh 2.4, and {@code function} of ash). */
public final class Reserved {
    private static final Set<String> WORDS = Set.of(
            "!",
            "{",
            "}",
            "case",
            "do",
            "done",
            "elif",
            "else",
            "esac",
            "fi",
            "for",
            "function",
            "if",
            "in",
            "then",
            "until",
            "while");

    private Reserved() {}

    public static boolean isReserved(String word) {
        return WORDS.contains(word);
    }

    /** A name as variables have it (POSIX 3.235). */
    public static boolean isName(String text) {
        if (text.isEmpty() || !isNameStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isNamePart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isNameStart(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
