package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** cd and pwd. The shell keeps the way it has gone, symbolic links in it, unless told -P. */
final class WorkingDirectory {
    private WorkingDirectory() {}

    static Outcome print(Call call) {
        boolean physical =
                !call.args().isEmpty() && call.arg(call.args().size() - 1).equals("-P");
        return Outcome.print((physical ? call.in().sys().getcwd() : logical(call.in())) + "\n");
    }

    /** $PWD if it still names this directory, else what the kernel says. */
    private static String logical(Interpreter in) {
        String known = in.state().variables().find("PWD").orElse("");
        return isHere(in.sys(), known) ? known : in.sys().getcwd();
    }

    static boolean isHere(Sys sys, String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        Result<Stat> named = sys.stat(path);
        Result<Stat> here = sys.stat(".");
        return named.isOk()
                && here.isOk()
                && named.orThrow().inode() == here.orThrow().inode()
                && named.orThrow().device() == here.orThrow().device();
    }

    static Outcome change(Call call) {
        boolean physical = false;
        int first = 0;
        while (first < call.args().size()
                && call.arg(first).length() > 1
                && call.arg(first).startsWith("-")) {
            String option = call.arg(first++);
            if (option.equals("--")) {
                break;
            }
            if (!option.equals("-P") && !option.equals("-L")) {
                return Outcome.failed("illegal option " + option);
            }
            physical = option.equals("-P");
        }
        Variables variables = call.state().variables();
        boolean back = first < call.args().size() && call.arg(first).equals("-");
        String target = first == call.args().size()
                ? variables.find("HOME").orElse("")
                : back ? variables.find("OLDPWD").orElse("") : call.arg(first);
        if (target.isEmpty()) {
            return Outcome.status(0);
        }
        return go(call, target, physical, back);
    }

    private static Outcome go(Call call, String target, boolean physical, boolean back) {
        Errno error = Errno.ENOENT;
        boolean search = !target.startsWith("/") && !target.startsWith("./") && !target.startsWith("../") && !back;
        String path = search ? call.state().variables().find("CDPATH").orElse("") : "";
        for (String prefix : path.split(":", -1)) {
            String candidate = prefix.isEmpty() ? target : prefix + "/" + target;
            Result<Stat> stat = call.in().sys().stat(candidate);
            boolean directory = stat.fold(it -> it.type() == FileType.DIRECTORY, failure -> false);
            if (!directory && !prefix.isEmpty()) {
                continue;
            }
            Optional<Errno> failure = enter(call, candidate, physical);
            if (failure.isEmpty()) {
                return back || !prefix.isEmpty()
                        ? Outcome.print(call.state().variables().find("PWD").orElse("") + "\n")
                        : Outcome.status(0);
            }
            error = failure.get();
        }
        return Outcome.failed("can't cd to " + target + ": " + error.text());
    }

    private static Optional<Errno> enter(Call call, String target, boolean physical) {
        Interpreter in = call.in();
        String old = logical(in);
        String logical = normalize(target.startsWith("/") ? target : old + "/" + target);
        Optional<Errno> error = in.sys().chdir(physical ? target : logical).error();
        if (error.isPresent() && !physical) {
            error = in.sys().chdir(target).error();
            logical = in.sys().getcwd();
        }
        if (error.isPresent()) {
            return error;
        }
        ShellState state =
                in.state().set("OLDPWD", old).set("PWD", physical ? in.sys().getcwd() : logical);
        in.set(state.with(state.variables().export("OLDPWD", true).export("PWD", true)));
        return Optional.empty();
    }

    private static String normalize(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
