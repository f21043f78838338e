package dev.maitredkit.conformance.run;

import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Content;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds out how the guest is where a check does not hold. A launch gives an exit status and nothing else, so each question is
 * a script whose status is the answer; a question that the guest does not answer is left out.
 */
final class StateProbe {
    /** Exit statuses that are counts go up to here; one more says that there are more. */
    private static final int MOST = 200;

    private static final int NO_FILE = 250;

    /** The types of file systems that are told apart; the exit status is the place in this list, from 1. */
    private static final List<String> FILE_SYSTEMS = List.of(
            "tmpfs",
            "ext2",
            "ext4",
            "btrfs",
            "9p",
            "virtiofs",
            "overlay",
            "squashfs",
            "proc",
            "sysfs",
            "devtmpfs",
            "vfat");

    private final GuestShell shell;
    private final List<Difference> differences = new ArrayList<>();

    private StateProbe(GuestShell shell) {
        this.shell = shell;
    }

    static List<Difference> explain(Check check, GuestShell shell) {
        StateProbe probe = new StateProbe(shell);
        switch (check.getFactCase()) {
            case EXISTS -> probe.missing(check.getExists());
            case ABSENT -> probe.file(check.getAbsent());
            case CONTENT -> probe.content(check.getContent());
            case LINES -> probe.lines(check.getLines());
            case MOUNTED -> probe.mounted(check.getMounted());
            case NOT_MOUNTED -> probe.mount(check.getNotMounted(), "nothing");
            case ADDRESS -> probe.address(check.getAddress());
            case GATEWAY -> probe.gateway(check.getGateway());
            case RUNNING, NOT_RUNNING, SHELL, FACT_NOT_SET -> {}
        }
        return probe.differences;
    }

    private void missing(String path) {
        if (status("test -d \"$(dirname %s)\"", path).equals(OptionalInt.of(1))) {
            add("directory of " + path, "there", "missing");
        }
        add("file " + path, "there", "missing");
    }

    private void file(String path) {
        status("test -d %1$s && exit 2; test -f %1$s && exit 3; test -e %1$s && exit 4; exit 0", path)
                .ifPresent(kind -> add(
                        "file " + path,
                        "none",
                        switch (kind) {
                            case 2 -> "a directory";
                            case 3 -> "a regular file";
                            default -> kind == 4 ? "a file of another type" : "none by now";
                        }));
    }

    private void content(Content content) {
        count("cat %s | wc -c", content.getPath()).ifPresent(bytes -> {
            int wanted = content.getText().size();
            add(
                    "content of " + content.getPath(),
                    wanted + " bytes",
                    bytes == NO_FILE
                            ? "there is no such file"
                            : bytes == wanted ? "as many, but others" : number(bytes) + " bytes");
        });
    }

    private void lines(Lines lines) {
        count("cat %s | wc -l", lines.getPath())
                .ifPresent(count -> add(
                        "lines of " + lines.getPath(),
                        "at least " + lines.getAtLeast()
                                + (lines.getAtMost() == 0 ? "" : ", at most " + lines.getAtMost()),
                        count == NO_FILE ? "there is no such file" : number(count)));
    }

    private void mounted(Mounted mounted) {
        String target = mounted.getTarget();
        if (holds(Mounted.newBuilder().setTarget(target)).equals(OptionalInt.of(1))) {
            add("mount at " + target, mounted.getFstype().isEmpty() ? "there" : mounted.getFstype(), "nothing");
            return;
        }
        if (!mounted.getFstype().isEmpty() && fails(mounted(target).setFstype(mounted.getFstype()))) {
            mount(target, mounted.getFstype());
        }
        if (!mounted.getSource().isEmpty() && fails(mounted(target).setSource(mounted.getSource()))) {
            add("source of the mount at " + target, mounted.getSource(), "another");
        }
        for (String option : mounted.getOptionsList()) {
            if (fails(mounted(target).addOptions(option))) {
                add("option " + option + " of the mount at " + target, "there", "missing");
            }
        }
        for (String option : mounted.getNotOptionsList()) {
            if (fails(mounted(target).addNotOptions(option))) {
                add("option " + option + " of the mount at " + target, "none", "there");
            }
        }
    }

    private static Mounted.Builder mounted(String target) {
        return Mounted.newBuilder().setTarget(target);
    }

    private OptionalInt holds(Mounted.Builder mounted) {
        return shell.exit(CheckScript.of(Check.newBuilder().setMounted(mounted).build()));
    }

    private boolean fails(Mounted.Builder mounted) {
        return holds(mounted).equals(OptionalInt.of(1));
    }

    private void mount(String target, String wanted) {
        StringBuilder script =
                new StringBuilder(CheckScript.topmostMount(target)).append(" case $type in '') exit 0;;");
        for (int i = 0; i < FILE_SYSTEMS.size(); i++) {
            script.append(' ')
                    .append(FILE_SYSTEMS.get(i))
                    .append(") exit ")
                    .append(i + 1)
                    .append(";;");
        }
        shell.exit(script.append(" *) exit ").append(MOST).append(";; esac").toString())
                .ifPresent(type -> add(
                        "mount at " + target,
                        wanted,
                        type == 0
                                ? "nothing"
                                : type <= FILE_SYSTEMS.size() ? FILE_SYSTEMS.get(type - 1) : "another type"));
    }

    private void address(String wanted) {
        status("""
                ip addr show | {
                n=1
                while read -r a b c; do
                case $a in
                [0-9]*:) name=$b;;
                inet) case $name in lo:*) ;; *) case $b in %1$s) exit 2;; %2$s/*) exit 3;; *) n=4;; esac;; esac;;
                esac
                done
                exit $n
                }""", wanted, wanted.replaceFirst("/.*", ""))
                .ifPresent(found -> add(
                        "address of an interface other than lo",
                        wanted,
                        switch (found) {
                            case 1 -> "none";
                            case 2 -> "it is there, but its interface is not up";
                            case 3 -> "that address with another prefix";
                            default -> "another address";
                        }));
    }

    private void gateway(String wanted) {
        status("while read -r i d g f rest; do [ \"$d\" = 00000000 ] && exit 2; done </proc/net/route; exit 1")
                .ifPresent(found -> add("default route", "by " + wanted, found == 1 ? "none" : "by another gateway"));
    }

    /** A count up to {@link #MOST}, one more for more, or {@link #NO_FILE}. */
    private OptionalInt count(String command, String path) {
        return shell.exit("test -f %1$s || exit %2$d; n=$(%3$s); [ $n -gt %4$d ] && n=$((%4$d + 1)); exit $n"
                .formatted(ShellQuote.word(path), NO_FILE, command.formatted(ShellQuote.word(path)), MOST));
    }

    private static String number(int count) {
        return count > MOST ? "more than " + MOST : String.valueOf(count);
    }

    private OptionalInt status(String script, String... words) {
        Object[] quoted = java.util.Arrays.stream(words).map(ShellQuote::word).toArray();
        return shell.exit(script.formatted(quoted));
    }

    private void add(String what, String wanted, String got) {
        differences.add(new Difference(what, wanted, got));
    }
}
