package dev.maitredkit.fidelity.live;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call, as plain data that can be shown, sent and shrunk.
 *
 * @param arguments numbers in decimal; {@code {x*500}} in a text stands for that many of that character
 */
record Call(String name, List<String> arguments) {
    private static final Pattern REPEATED = Pattern.compile("\\{(.)\\*(\\d+)}");

    Call {
        arguments = List.copyOf(arguments);
    }

    static Call of(String name, Object... arguments) {
        return new Call(name, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** Text, one char a byte. */
    String text(int index) {
        return expand(arguments.get(index));
    }

    /** What is behind the arguments with a place of their own. */
    List<String> textsFrom(int index) {
        return arguments.stream().skip(index).map(Call::expand).toList();
    }

    int number(int index) {
        return (int) longNumber(index);
    }

    /** 64 bits. */
    long longNumber(int index) {
        return Long.parseLong(arguments.get(index));
    }

    private static String expand(String text) {
        Matcher found = REPEATED.matcher(text);
        return text.indexOf('{') < 0
                ? text
                : found.replaceAll(it -> Matcher.quoteReplacement(it.group(1).repeat(Integer.parseInt(it.group(2)))));
    }

    Call with(int index, String argument) {
        List<String> changed = new java.util.ArrayList<>(arguments);
        changed.set(index, argument);
        return new Call(name, changed);
    }

    // --- as a line -------------------------------------------------------------------------------

    String encoded() {
        return Stream.concat(Stream.of(name), arguments.stream())
                .map(Call::encode)
                .collect(Collectors.joining("\t"));
    }

    static Call decoded(String line) {
        List<String> all = Arrays.stream(line.split("\t", -1)).map(Call::decode).toList();
        return new Call(all.get(0), all.subList(1, all.size()));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name
                + arguments.stream()
                        .map(it -> it.matches("-?\\d+") ? it : '"' + shown(it) + '"')
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(it -> shown.append(
                        it < ' ' && it != '\n' || it > '~' ? String.format("\\x%02x", it) : Character.toString(it)));
        return shown.toString().replace("\n", "\\n");
    }
}
