package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.basic.TimeText;
import dev.maitredkit.fakeguest.userland.programs.run.Accounts;
import dev.maitredkit.fakeguest.userland.programs.run.HumanSize;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * How ls shows files.
 *
 * @param letters the options that were given, l among them when it is implied
 */
record LsFormat(String letters) {
    private static final int TERMINAL_WIDTH = 80;
    /** How long ago is so long that the year is shown and not the time. */
    private static final Duration HALF_A_YEAR = Duration.ofSeconds(3600L * 24 * 365 / 2);

    /** A file under the name that is shown. */
    record Item(String path, String name, Stat stat) {}

    static LsFormat of(Options options) {
        StringBuilder letters = new StringBuilder();
        options.given().forEach(it -> letters.append(it.letter()));
        boolean numeric = options.has('n') && !options.has('l');
        return new LsFormat(letters + (numeric ? "l" : ""));
    }

    boolean has(char letter) {
        return letters.indexOf(letter) >= 0;
    }

    /** Whether a link that was named stands for its target. */
    boolean followsNamed() {
        return has('L') || !has('l') && !has('F') && !has('d') && !has('i') && !has('s');
    }

    Comparator<Item> order() {
        Comparator<Item> byName = Comparator.comparing(Item::name);
        Comparator<Item> order = byName;
        if (has('S')) {
            order = Comparator.comparing((Item it) -> -it.stat().size()).thenComparing(byName);
        } else if (has('t')) {
            order = Comparator.comparing((Item it) -> time(it.stat()))
                    .reversed()
                    .thenComparing(byName);
        }
        return has('r') ? order.reversed() : order;
    }

    private Instant time(Stat stat) {
        return has('c') ? stat.changed() : stat.modified();
    }

    static String human(long bytes) {
        return HumanSize.of(bytes);
    }

    String shortName(Item item) {
        return numbers(item) + item.name() + mark(item.stat());
    }

    private String numbers(Item item) {
        return (has('i') ? String.format("%7d ", item.stat().inode()) : "")
                + (has('s') ? String.format("%6d ", item.stat().blocks() / 2) : "");
    }

    private String mark(Stat stat) {
        if (stat.type() == FileType.DIRECTORY && (has('F') || has('p'))) {
            return "/";
        }
        if (!has('F')) {
            return "";
        }
        return switch (stat.type()) {
            case SYMLINK -> "@";
            case FIFO -> "|";
            case SOCKET -> "=";
            case REGULAR -> (stat.permissions() & 0111) != 0 ? "*" : "";
            default -> "";
        };
    }

    void printLong(Sys sys, Printer printer, List<Item> items) {
        Accounts accounts = Accounts.read(sys);
        for (Item item : items) {
            Stat stat = item.stat();
            String link = "";
            if (stat.type() == FileType.SYMLINK) {
                Result<String> content = sys.readlink(item.path());
                content.error().ifPresent(errno -> printer.warn(item.path() + ": cannot read link: " + errno.text()));
                link = content.fold(it -> " -> " + it, errno -> "");
            }
            printer.line(numbers(item) + head(accounts, stat) + size(stat) + " " + date(sys.now(), time(stat)) + " "
                    + item.name() + link + mark(stat));
        }
    }

    private String head(Accounts accounts, Stat stat) {
        String user =
                has('n') ? "" + stat.uid() : accounts.findUserName(stat.uid()).orElse("" + stat.uid());
        String group =
                has('n') ? "" + stat.gid() : accounts.findGroupName(stat.gid()).orElse("" + stat.gid());
        return String.format("%s %4d %-8.8s %-8.8s ", ModeText.of(stat), stat.links(), user, group);
    }

    private String size(Stat stat) {
        boolean device = stat.type() == FileType.CHARACTER_DEVICE || stat.type() == FileType.BLOCK_DEVICE;
        if (device) {
            return String.format("%4d, %3d", stat.deviceMajor(), stat.deviceMinor());
        }
        return has('h') ? String.format("%7s", human(stat.size())) : String.format("%9d", stat.size());
    }

    private static String date(Instant now, Instant time) {
        Duration age = Duration.between(time, now);
        boolean recent = age.compareTo(HALF_A_YEAR) < 0 && age.compareTo(Duration.ofMinutes(-15)) > 0;
        return TimeText.format(recent ? "%b %e %H:%M" : "%b %e  %Y", time.atZone(ZoneOffset.UTC));
    }

    /** For a terminal: as many columns as go on its lines, sorted downwards. */
    String columns(List<Item> items) {
        int width = items.stream().mapToInt(it -> shortName(it).length()).max().orElse(0) + 2;
        int columns = Math.max(1, TERMINAL_WIDTH / width);
        int rows = (items.size() + columns - 1) / columns;
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int at = row; at < items.size(); at += rows) {
                String name = shortName(items.get(at));
                out.append(name).append(at + rows < items.size() ? " ".repeat(width - name.length()) : "");
            }
            out.append('\n');
        }
        return out.toString();
    }
}
