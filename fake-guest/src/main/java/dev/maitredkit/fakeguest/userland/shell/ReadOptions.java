package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of read: -r, -s, -p, -d, -n, -t, -u. A prompt is only for terminals, which the fake has none of. */
final class ReadOptions {
    private static final String WITH_VALUE = "pdntu";

    private final Call call;
    private int used;
    private boolean raw;
    private int fd;
    private char delimiter = '\n';
    private int most;
    private Duration timeout;

    ReadOptions(Call call) {
        this.call = call;
    }

    boolean raw() {
        return raw;
    }

    int fd() {
        return fd;
    }

    char delimiter() {
        return delimiter;
    }

    int most() {
        return most;
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    List<String> names() {
        return List.copyOf(call.from(used));
    }

    /** Reads them; gives what was wrong. */
    Optional<String> parse() {
        while (used < call.args().size()
                && call.arg(used).length() > 1
                && call.arg(used).startsWith("-")) {
            String word = call.arg(used++);
            if (word.equals("--")) {
                break;
            }
            Optional<String> error = parse(word);
            if (error.isPresent()) {
                return error;
            }
        }
        return Optional.empty();
    }

    private Optional<String> parse(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter == 'r') {
                raw = true;
            } else if (WITH_VALUE.indexOf(letter) >= 0) {
                boolean joined = i + 1 < word.length();
                if (!joined && used == call.args().size()) {
                    return Optional.of("No arg for -" + letter + " option");
                }
                return take(letter, joined ? word.substring(i + 1) : call.arg(used++));
            } else if (letter != 's') {
                return Optional.of("illegal option -" + letter);
            }
        }
        return Optional.empty();
    }

    private Optional<String> take(char letter, String value) {
        switch (letter) {
            case 'd' -> delimiter = value.isEmpty() ? '\0' : value.charAt(0);
            case 'n' -> most = Numbers.findDecimal(value).orElse(0);
            case 'u' -> fd = Numbers.findDecimal(value).orElse(0);
            case 't' -> {
                timeout = findTimeout(value);
                return timeout == null ? Optional.of("invalid timeout") : Optional.empty();
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Duration findTimeout(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text);
            boolean fits = seconds.signum() >= 0 && seconds.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            return fits ? Duration.ofMillis(seconds.movePointRight(3).longValue()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
