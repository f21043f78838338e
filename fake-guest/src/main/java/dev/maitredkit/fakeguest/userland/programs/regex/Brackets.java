package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.BitSet;

/** Reads a bracket expression (XBD 9.3.5). */
final class Brackets {
    private final String pattern;
    private int at;

    Brackets(String pattern, int behindBracket) {
        this.pattern = pattern;
        this.at = behindBracket;
    }

    /** The index behind the closing bracket. */
    int end() {
        return at;
    }

    BitSet parse() throws Parser.WrongException {
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        BitSet set = new BitSet(ByteSets.BYTES);
        int first = at;
        while (true) {
            if (at >= pattern.length()) {
                throw new Parser.WrongException("Unmatched [, [^, [:, [., or [=");
            }
            if (pattern.charAt(at) == ']' && at > first) {
                at++;
                return negated ? ByteSets.not(set) : set;
            }
            if (pattern.startsWith("[:", at)) {
                String name = upTo(":]");
                set.or(ByteSets.find(name)
                        .orElseThrow(() -> new Parser.WrongException("Invalid character class name")));
                continue;
            }
            char from = element();
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                char to = element();
                if (to < from) {
                    throw new Parser.WrongException("Invalid range end");
                }
                set.set(from, to + 1);
            } else {
                set.set(from);
            }
        }
    }

    /** One character, also as [.x.] or [=x=]. */
    private char element() throws Parser.WrongException {
        if (pattern.startsWith("[.", at) || pattern.startsWith("[=", at)) {
            String name = upTo(pattern.charAt(at + 1) + "]");
            if (name.length() != 1) {
                throw new Parser.WrongException("Invalid collation character");
            }
            return name.charAt(0);
        }
        return pattern.charAt(at++);
    }

    private String upTo(String close) throws Parser.WrongException {
        int end = pattern.indexOf(close, at + 2);
        if (end < 0) {
            throw new Parser.WrongException("Unmatched [, [^, [:, [., or [=");
        }
        String inside = pattern.substring(at + 2, end);
        at = end + 2;
        return inside;
    }
}
