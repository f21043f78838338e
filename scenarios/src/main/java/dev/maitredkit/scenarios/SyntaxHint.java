package dev.maitredkit.scenarios;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about text that is not in protobuf's text format. */
final class SyntaxHint {
    private static final Pattern INTEGER = Pattern.compile("Couldn't parse integer: (.*)");
    private static final Pattern IDENTIFIER = Pattern.compile("Expected identifier\\. Found '(.*)'", Pattern.DOTALL);
    private static final Pattern BOOLEAN =
            Pattern.compile("Expected \"true\" or \"false\"\\. Found \"(.*)\"\\.", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("Invalid escape sequence.*|Invalid Unicode.*|.*escape.*");
    private static final Pattern OUT_OF_RANGE = Pattern.compile("Number (?:out of range|must be positive).*: (.*)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("For input string: \"(.*?)\"(?: under radix \\d+)?");

    private SyntaxHint() {}

    /**
     * @param complaint of the parser
     * @param field the last name before the place, perhaps empty
     */
    static String of(String complaint, String field) {
        String subject = field.isEmpty() ? "" : "\"" + field + "\": ";
        Matcher integer = INTEGER.matcher(complaint);
        if (integer.matches()) {
            return subject + integer(integer.group(1));
        }
        Matcher identifier = IDENTIFIER.matcher(complaint);
        if (identifier.matches()) {
            return identifier.group(1).equals("}")
                    ? "there is a } too many, or a value is missing before it; each { has one }"
                    : "\"" + identifier.group(1)
                            + "\" is no name; the name of a field, or a value by name, stands here";
        }
        Matcher yesOrNo = BOOLEAN.matcher(complaint);
        if (yesOrNo.matches()) {
            return subject + "\"" + yesOrNo.group(1) + "\" is neither; it is true or false";
        }
        if (ESCAPE.matcher(complaint).matches()) {
            return subject
                    + "no such escape in a text; a backslash itself is \\\\, a quote \\\", a new line \\n, a byte \\377";
        }
        return switch (complaint) {
            case "Expected string." -> subject + "not a text; a text stands in quotes, as in \"a text\"";
            case "String missing ending quote." ->
                subject + "the text has no closing quote on its line; a new line within a text is \\n";
            case "Expected \":\"." -> subject + "no colon after the name; write NAME: VALUE";
            case "Expected \"{\"." -> subject + "not a message; it is NAME { … }, with its fields between the braces";
            case "Expected \"}\"." -> "a } is missing; each { has one }";
            case "Expected \",\"." ->
                subject + "no comma after the value; values in [ ] stand with commas between them";
            default -> subject + complaint + "; see docs/SCENARIOS.md for the format";
        };
    }

    private static String integer(String complaint) {
        Matcher outOfRange = OUT_OF_RANGE.matcher(complaint);
        if (outOfRange.matches()) {
            return outOfRange.group(1) + " is out of range; it is a whole number"
                    + (complaint.contains("positive") ? ", 0 or more" : " that fits the field");
        }
        Matcher notANumber = NOT_A_NUMBER.matcher(complaint);
        String got = notANumber.matches() ? notANumber.group(1) : complaint;
        return got + " is no whole number; write it without quotes, as in 3";
    }
}
