package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Content;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import java.util.regex.Pattern;

/** A check asks for something that can be true and can be false. */
final class FactCheck {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String DOTTED = OCTET + "(?:\\." + OCTET + "){3}";
    private static final Pattern GATEWAY = Pattern.compile(DOTTED);
    private static final Pattern ADDRESS = Pattern.compile(DOTTED + "/(?:3[0-2]|[12]?\\d)");
    private static final String DIRECTORY = "${dir}";

    private FactCheck() {}

    static void check(Check check, Node at, Complaints complaints) {
        int fact = check.getFactCase().getNumber();
        Place place = at.placeOf(check, Math.max(1, fact));
        switch (check.getFactCase()) {
            case EXISTS -> path(check.getExists(), place, complaints);
            case ABSENT -> path(check.getAbsent(), place, complaints);
            case NOT_MOUNTED -> path(check.getNotMounted(), place, complaints);
            case CONTENT ->
                path(
                        check.getContent().getPath(),
                        at.child(check, fact).placeOf(check.getContent(), Content.PATH_FIELD_NUMBER),
                        complaints);
            case LINES -> lines(check.getLines(), at.child(check, fact), complaints);
            case MOUNTED ->
                path(
                        check.getMounted().getTarget(),
                        at.child(check, fact).placeOf(check.getMounted(), Mounted.TARGET_FIELD_NUMBER),
                        complaints);
            case ADDRESS ->
                form(
                        ADDRESS,
                        check.getAddress(),
                        "an address with its prefix, like \"100.115.92.6/30\"",
                        place,
                        complaints);
            case GATEWAY -> form(GATEWAY, check.getGateway(), "an address, like \"100.115.92.5\"", place, complaints);
            case RUNNING -> text(check.getRunning(), place, complaints);
            case NOT_RUNNING -> text(check.getNotRunning(), place, complaints);
            case SHELL -> text(check.getShell(), place, complaints);
            case FACT_NOT_SET ->
                complaints.add(
                        at.place(),
                        "the check asks nothing; give it one of "
                                + String.join(
                                        ", ",
                                        Check.getDescriptor().getFields().stream()
                                                .map(field -> field.getName())
                                                .toList()));
        }
    }

    private static void path(String path, Place place, Complaints complaints) {
        if (!path.startsWith("/") && !path.equals(DIRECTORY) && !path.startsWith(DIRECTORY + "/")) {
            complaints.add(
                    place,
                    (path.isEmpty() ? "the path is missing" : "\"" + path + "\" is no whole path")
                            + "; a path starts with " + DIRECTORY + "/ or, where the rule names it, with /");
        } else if (path.replace(DIRECTORY, "").contains("${")) {
            complaints.add(place, "\"" + path + "\" has a variable that is none; there is " + DIRECTORY + " alone");
        }
    }

    private static void lines(Lines lines, Node at, Complaints complaints) {
        path(lines.getPath(), at.placeOf(lines, Lines.PATH_FIELD_NUMBER), complaints);
        if (lines.getAtLeast() == 0 && lines.getAtMost() == 0) {
            complaints.add(at.place(), "lines bounds nothing; give at_least, at_most or both");
        } else if (lines.getAtMost() != 0 && Integer.compareUnsigned(lines.getAtLeast(), lines.getAtMost()) > 0) {
            complaints.add(
                    at.placeOf(lines, Lines.AT_MOST_FIELD_NUMBER),
                    "at_most is below at_least, so no file will do; it is "
                            + Integer.toUnsignedString(lines.getAtLeast()) + " or more");
        }
    }

    private static void form(Pattern form, String text, String right, Place place, Complaints complaints) {
        if (!form.matcher(text).matches()) {
            complaints.add(place, "\"" + text + "\" is not of the right form; it is " + right);
        }
    }

    private static void text(String text, Place place, Complaints complaints) {
        if (text.isBlank()) {
            complaints.add(place, "the text is empty, so the check asks nothing; say what to look for");
        }
    }
}
