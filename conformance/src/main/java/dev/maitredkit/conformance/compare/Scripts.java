package dev.maitredkit.conformance.compare;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws small scripts for {@code sh -c}. A launch tells nothing but an exit status, so a script that prints hands on a
 * byte of its output's digest instead.
 */
final class Scripts {
    private static final List<String> NAMES = List.of("a", "b", "c", "m", "a/x", "m/y", "m/z", "l", "l/x", "no/no");
    private static final List<String> MODES = List.of("0", "644", "755", "700", "4755", "1777", "u+x", "go-rwx");

    private final SplittableRandom random;

    Scripts(SplittableRandom random) {
        this.random = random;
    }

    /** A path of the scenario's own; few enough to meet again. */
    String path() {
        return "${dir}/" + pick(NAMES);
    }

    String script() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> effect();
            case 2 -> digest(output());
            default -> ending();
        };
    }

    private String effect() {
        String path = path();
        // By which status a program or a redirection fails is its own affair: util-linux and BusyBox differ.
        return pick(List.of(
                        "mkdir " + path,
                        "mkdir -p " + path,
                        "mkdir ${dir}/m",
                        "mkdir ${dir}/a",
                        "rmdir " + path,
                        "rm -f " + path + "; ! test -e " + path + " && ! test -L " + path,
                        "rm -rf " + path + "; ! test -e " + path + " && ! test -L " + path,
                        "echo text >" + path,
                        "echo more >>" + path,
                        "ln -s " + path() + " " + path,
                        "ln " + path() + " " + path,
                        "mv " + path() + " " + path,
                        "cp " + path() + " " + path,
                        "chmod " + pick(MODES) + " " + path,
                        "touch " + path,
                        "umount " + path,
                        "printf '#!/bin/sh\\nexit 7\\n' >" + path + " && chmod 755 " + path,
                        "echo exit 9 >" + path + " && chmod 755 " + path,
                        "printf '#!/no/such\\n' >" + path + " && chmod 755 " + path,
                        "printf '#!%s -x\\n' ${dir}/b >" + path + " && chmod 755 " + path,
                        "mkfifo " + path,
                        "mknod " + path + " c 1 3",
                        "head -c 70000 /dev/zero >" + path,
                        "cd " + path,
                        "exec " + path))
                + " 2>/dev/null || exit 1";
    }

    private String output() {
        String path = path();
        return pick(List.of(
                "cat " + path,
                "wc -l <" + path,
                "wc -c <" + path,
                // Of a file, ls would print the path, in which the scenario's directory is another one on each guest.
                "cd " + path + " && ls -A | sort",
                "readlink " + path,
                "stat -c %a " + path,
                "stat -c '%a %h' ${dir}/b",
                "test -d " + path + "; echo $?; test -f " + path + "; echo $?; test -L " + path + "; echo $?",
                "test -x " + path + "; echo $?; test -s " + path + "; echo $?; test -w " + path + "; echo $?",
                "cd " + path + " && pwd | sed 's,.*/,,'",
                "grep -c e " + path,
                "head -n 1 " + path + " | tr a-z A-Z",
                "sort " + path + " | uniq -c | tr -s ' '",
                "for f in ${dir}/*; do echo \"${f##*/}\"; done",
                "printf '%s|' \"$A\" \"$PATH\" \"${MK_B-none}\" \"${HOME-none}\"",
                "printf '%d %o %x' " + random.nextInt(99) + " 64 255",
                "echo $((" + random.nextInt(50) + " * 7 % 5)) $((3 - 5)) $((1 << 4 | 3))",
                "set -- one 'two words' three; echo $# \"$2\"; shift; echo \"$*\"",
                "x=abcabc; echo ${x#*b} ${x##*b} ${x%b*} ${x%%b*} ${#x} ${y:-z}",
                "case abc in a*) echo 1;; *) echo 2;; esac; case $A in '') echo e;; *) echo f;; esac",
                "i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done",
                "f() { return 5; }; f; echo $?; ! f; echo $?; f || echo or",
                "(exit 3); echo $?; true | false; echo $?; echo x | cat",
                "cat <<X\n$A\n`echo hi`\nX",
                "trap 'echo bye' EXIT; exit 2",
                "sh -c 'kill -TERM $$'; echo $?",
                "sleep 0 & wait $!; echo $?",
                "set -e; false; echo not",
                "umask; ulimit -c >/dev/null; echo ok",
                "test -f " + path + " && awk '{ n++ } END { print n+0 }' " + path,
                "cut -d: -f1 /etc/passwd | head -n 1",
                "test -t 0; echo $?; readlink /proc/self/fd/0",
                "env | grep -c ^[AM]",
                "kill -0 $$; echo $?; kill -0 999999 ; echo $?",
                "grep " + path + " /proc/mounts | cut -d' ' -f3"));
    }

    private String ending() {
        return pick(List.of(
                "exit " + random.nextInt(256),
                "kill -" + pick(List.of("9", "15", "1", "6", "11", "13", "14", "10")) + " $$; exit 3",
                "no-such-program",
                path(),
                ". " + path(),
                "exit",
                "if",
                "exec sh -c 'exit 4'",
                "trap 'exit 8' TERM; kill $$; exit 1",
                "sh -c 'exit 300'",
                "false | true",
                "(kill -9 $$)",
                "cd ${dir} && ./b",
                "PATH=${dir}; b; test $? -gt 125"));
    }

    /** The first two digits of the digest are the exit status. */
    private static String digest(String output) {
        return "x=$( { " + output + "\n} 2>/dev/null | md5sum); exit $((0x${x%${x#??}}))";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
