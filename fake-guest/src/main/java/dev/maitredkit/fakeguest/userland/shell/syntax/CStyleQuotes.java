package dev.maitredkit.fakeguest.userland.shell.syntax;

/** {@code $'…'}, with the escapes of C, as ash has it. */
final class CStyleQuotes {
    private static final String LETTERS = "abfnrtv\\'\"?eE";
    private static final String VALUES = "\7\b\f\n\r\t\13\\'\"?\33\33";

    private CStyleQuotes() {}

    static void read(Source source, WordBuilder word) {
        int before = word.size();
        while (true) {
            int c = source.nextRaw();
            if (c == '\'') {
                break;
            }
            if (c == Source.END) {
                throw SyntaxError.of("unterminated quoted string");
            }
            if (c == '\\') {
                readEscape(source, word);
            } else {
                word.add(c, true);
            }
        }
        if (word.size() == before) {
            word.addEmptyQuotes();
        }
    }

    private static void readEscape(Source source, WordBuilder word) {
        int c = source.nextRaw();
        int letter = c == Source.END ? -1 : LETTERS.indexOf(c);
        if (letter >= 0) {
            word.add(VALUES.charAt(letter), true);
        } else if (c == 'x') {
            addNumber(source, word, 16, 2);
        } else if (c >= '0' && c <= '7') {
            int value = c - '0';
            for (int i = 0; i < 2 && Character.digit(source.peekRaw(), 8) >= 0; i++) {
                value = value * 8 + Character.digit(source.nextRaw(), 8);
            }
            addByte(word, value);
        } else {
            word.add('\\', true);
            if (c != Source.END) {
                word.add(c, true);
            }
        }
    }

    private static void addNumber(Source source, WordBuilder word, int radix, int most) {
        int value = 0;
        int digits = 0;
        while (digits < most && Character.digit(source.peekRaw(), radix) >= 0) {
            value = value * radix + Character.digit(source.nextRaw(), radix);
            digits++;
        }
        if (digits == 0) {
            word.add('\\', true);
            word.add('x', true);
        } else {
            addByte(word, value);
        }
    }

    private static void addByte(WordBuilder word, int value) {
        if ((value & 0xff) != 0) {
            word.add(value & 0xff, true);
        }
    }
}
