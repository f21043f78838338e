package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Texts;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Content;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import dev.maitredkit.scenarios.data.Step;
import java.util.Locale;

/**
 * Turns a check into a script for {@code sh -c}: it exits 0 when the fact holds and 1 when it does not; anything
 * else says that the guest could not tell. The scripts use only sh, cat, grep, ip, tr, wc and /proc, and tell by an
 * exit status, since a launch gives nothing else.
 */
final class CheckScript {
    private CheckScript() {}

    static String of(Check check) {
        return switch (check.getFactCase()) {
            case EXISTS -> "test -e " + ShellQuote.word(check.getExists());
            case ABSENT -> "! test -e " + ShellQuote.word(check.getAbsent());
            case CONTENT -> content(check.getContent());
            case LINES -> lines(check.getLines());
            case MOUNTED -> mounted(check.getMounted());
            case NOT_MOUNTED -> "! { " + topmostMount(check.getNotMounted()) + " [ -n \"$type\" ]; }";
            case ADDRESS -> address(check.getAddress());
            case GATEWAY -> gateway(check.getGateway());
            case RUNNING -> running(check.getRunning());
            case NOT_RUNNING -> "! { " + running(check.getNotRunning()) + "; }";
            case SHELL -> check.getShell();
            case FACT_NOT_SET -> throw new IllegalArgumentException("a check without a fact");
        };
    }

    /** The same as a launch, with all else that the step says. */
    static Step probe(Step step) {
        return step.toBuilder()
                .setLaunchProcess(Scratch.shell(of(step.getCheck())))
                .build();
    }

    /** What is checked, for people. */
    static String describe(Check check) {
        return switch (check.getFactCase()) {
            case EXISTS -> "there is a file " + check.getExists();
            case ABSENT -> "there is no file " + check.getAbsent();
            case CONTENT ->
                check.getContent().getPath() + " holds \""
                        + Texts.shortened(check.getContent().getText().toStringUtf8()) + "\"";
            case LINES ->
                check.getLines().getPath() + " has " + check.getLines().getAtLeast() + " lines or more"
                        + (check.getLines().getAtMost() == 0
                                ? ""
                                : ", at most " + check.getLines().getAtMost());
            case MOUNTED -> "mounted: " + Texts.line(check.getMounted());
            case NOT_MOUNTED -> "nothing is mounted at " + check.getNotMounted();
            case ADDRESS -> "an interface other than lo is up and has the address " + check.getAddress();
            case GATEWAY -> "the default route goes by " + check.getGateway();
            case RUNNING -> "a process runs with \"" + check.getRunning() + "\" in its command line";
            case NOT_RUNNING -> "no process runs with \"" + check.getNotRunning() + "\" in its command line";
            case SHELL -> "sh -c " + ShellQuote.word(check.getShell()) + " exits 0";
            case FACT_NOT_SET -> "nothing";
        };
    }

    /** The dot keeps newlines at the end, which $( ) would drop. */
    private static String content(Content content) {
        return "[ \"$(cat %s 2>/dev/null; echo .)\" = \"$(printf %s; echo .)\" ]"
                .formatted(ShellQuote.word(content.getPath()), ShellQuote.printfFormat(content.getText()));
    }

    private static String lines(Lines lines) {
        return "n=$(cat %s 2>/dev/null | wc -l); [ $n -ge %d ]%s"
                .formatted(
                        ShellQuote.word(lines.getPath()),
                        lines.getAtLeast(),
                        lines.getAtMost() == 0 ? "" : " && [ $n -le " + lines.getAtMost() + " ]");
    }

    private static String mounted(Mounted mounted) {
        StringBuilder script = new StringBuilder(topmostMount(mounted.getTarget())).append(" [ -n \"$type\" ]");
        if (!mounted.getFstype().isEmpty()) {
            script.append(" && [ \"$type\" = ")
                    .append(ShellQuote.word(mounted.getFstype()))
                    .append(" ]");
        }
        if (!mounted.getSource().isEmpty()) {
            script.append(" && [ \"$source\" = ")
                    .append(ShellQuote.word(mountTableWord(mounted.getSource())))
                    .append(" ]");
        }
        mounted.getOptionsList().forEach(option -> script.append(" && ").append(hasOption(option)));
        mounted.getNotOptionsList()
                .forEach(option ->
                        script.append(" && ! { ").append(hasOption(option)).append("; }"));
        return script.toString();
    }

    private static String hasOption(String option) {
        return "case \",$options,\" in *," + ShellQuote.word(option) + ",*) true;; *) false;; esac";
    }

    /** Later lines of /proc/mounts cover earlier ones. */
    static String topmostMount(String target) {
        return "type=; while read -r s t f o rest; do if [ \"$t\" = %s ]; then source=$s; type=$f; options=$o; fi; done </proc/mounts;"
                .formatted(ShellQuote.word(mountTableWord(target)));
    }

    /** proc(5): space, tab, newline and backslash stand in octal in /proc/mounts. */
    private static String mountTableWord(String text) {
        return text.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012");
    }

    private static String address(String addressAndPrefix) {
        return """
                ip addr show | {
                iface=
                while read -r a b c; do
                case $a in
                [0-9]*:) iface="$b $c";;
                inet) [ "$b" = %s ] && case $iface in lo:*) ;; *[\\<,]UP[,\\>]*) exit 0;; esac;;
                esac
                done
                exit 1
                }""".formatted(ShellQuote.word(addressAndPrefix));
    }

    /** /proc/net/route has addresses as the kernel holds them in memory, in hexadecimal; flags 3 are up and gateway. */
    private static String gateway(String gateway) {
        return "while read -r i d g f rest; do [ \"$d\" = 00000000 ] && [ \"$g\" = %s ] && exit 0; done </proc/net/route; exit 1"
                .formatted(littleEndianHex(gateway));
    }

    private static String littleEndianHex(String dotted) {
        StringBuilder hex = new StringBuilder();
        for (String part : dotted.split("\\.", -1)) {
            hex.insert(0, String.format(Locale.ROOT, "%02X", Integer.parseInt(part)));
        }
        return hex.toString();
    }

    /** The list of processes is made before the pipelines start, so that only this shell is to be left out. */
    private static String running(String text) {
        return "found=1; for f in /proc/[0-9]*/cmdline; do case $f in /proc/$$/*) continue;; esac;"
                + " tr '\\0' ' ' 2>/dev/null <\"$f\" | grep -qF -e %s && found=0; done 2>/dev/null; [ $found = 0 ]"
                        .formatted(ShellQuote.word(text));
    }
}
