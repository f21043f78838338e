package dev.maitredkit.fakeguest.agent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of /proc/self/mounts. */
final class MountsText {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private MountsText() {}

    /** What getmntent(3) makes of a field: octal escapes are bytes. */
    static String decode(String field) {
        return OCTAL.matcher(field)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 8))));
    }
}
