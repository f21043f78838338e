package dev.maitredkit.fakeguest.userland.programs.files;

import java.util.Optional;
import java.util.function.Function;

/** Fills the formats of stat: {@code %}, flags, width, precision, a letter. */
final class StatFormat {
    private StatFormat() {}

    /** A letter that means nothing stands for itself. */
    static String fill(String format, Function<Character, Optional<String>> fields) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%') {
                out.append(format.charAt(i));
                continue;
            }
            int at = i + 1;
            while (at < format.length() && "#-+.I 0123456789".indexOf(format.charAt(at)) >= 0) {
                at++;
            }
            if (at == format.length() || format.charAt(at) == '%') {
                out.append('%');
                i = at;
                continue;
            }
            char letter = format.charAt(at);
            String flags = format.substring(i + 1, at);
            out.append(fields.apply(letter).map(value -> padded(flags, value)).orElse(String.valueOf(letter)));
            i = at;
        }
        return out.toString();
    }

    private static String padded(String flags, String value) {
        int dot = flags.indexOf('.');
        String size = (dot < 0 ? flags : flags.substring(0, dot)).replaceAll("[#+I ]", "");
        String most = dot < 0 ? "" : flags.substring(dot + 1);
        String cut = most.matches("[0-9]{1,4}") && value.length() > Integer.parseInt(most)
                ? value.substring(0, Integer.parseInt(most))
                : value;
        boolean left = size.startsWith("-");
        boolean zeros = !left && size.startsWith("0");
        String digits = size.replaceAll("[^0-9]", "");
        int width = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
        String fill = (zeros ? "0" : " ").repeat(Math.max(0, width - cut.length()));
        return left ? cut + fill : fill + cut;
    }

    /** The name for a magic number of statfs(2). */
    static String systemName(long magic) {
        return switch ((int) magic) {
            case 0xEF53 -> "ext2/ext3";
            case 0x9fa0 -> "proc";
            case 0x01021994 -> "tmpfs";
            case 0x62656572 -> "sysfs";
            case 0x1cd1 -> "devpts";
            case 0x9123683E -> "btrfs";
            case 0x858458f6 -> "ramfs";
            case 0x794c7630 -> "overlayfs";
            default -> "UNKNOWN";
        };
    }
}
