package dev.maitredkit.reports.certificate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a certificate is about: the image that the guest was booted from.
 *
 * @param name for people, such as a file name
 * @param sha256 of its content, 64 lower-case hexadecimal digits
 */
public record Subject(String name, String sha256) {

    private static final Pattern TEXT = Pattern.compile("(?<name>.+)=sha256:(?<digest>[0-9A-Fa-f]{64})");

    /**
     * Reads NAME=sha256:HEX.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static Subject parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || matcher.group("name").isBlank()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no subject; it takes NAME=sha256:HEX, HEX the 64 digits that sha256sum prints of the image");
        }
        return new Subject(matcher.group("name"), matcher.group("digest").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name + "=sha256:" + sha256;
    }
}
