package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Accounts;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** id, whoami, groups. */
record Identities(Call call, String what, boolean names, Optional<String> user) implements Work {
    static Work id(Call call, Options options) {
        String what = options.last("ugG").map(String::valueOf).orElse("all");
        boolean names = options.has('n');
        if (options.operands().size() > 1 || names && what.equals("all")) {
            return Work.usage(call);
        }
        return new Identities(call, what, names, options.operands().stream().findFirst());
    }

    static Work whoami(Call call, Options options) {
        return options.operands().isEmpty() ? new Identities(call, "u", true, Optional.empty()) : Work.usage(call);
    }

    static Work groups(Call call, Options options) {
        return new Identities(call, "G", true, options.operands().stream().findFirst());
    }

    @Override
    public Progress step(Sys sys) {
        Accounts accounts = Accounts.read(sys);
        Printer printer = new Printer(call);
        int uid = sys.uid();
        int gid = sys.gid();
        Set<Integer> groups = new LinkedHashSet<>();
        if (user.isPresent()) {
            Optional<Accounts.User> found = accounts.findNamed(user.get());
            if (found.isEmpty()) {
                return printer.warn("unknown user " + user.get()).end(1);
            }
            uid = found.get().uid();
            gid = found.get().gid();
            groups.addAll(accounts.groupsOf(user.get()));
        }
        groups.remove(gid);
        String first = Integer.toString(gid);
        switch (what) {
            case "u":
                return printer.line(names ? accounts.findUserName(uid).orElse(Integer.toString(uid)) : "" + uid)
                        .end(0);
            case "g":
                return printer.line(names ? accounts.findGroupName(gid).orElse(first) : first)
                        .end(0);
            case "G":
                String rest = groups.stream()
                        .map(it -> " " + (names ? accounts.findGroupName(it).orElse("" + it) : "" + it))
                        .collect(Collectors.joining());
                return printer.line((names ? accounts.findGroupName(gid).orElse(first) : first) + rest)
                        .end(0);
            default:
                printer.print("uid=" + uid
                        + accounts.findUserName(uid).map(it -> "(" + it + ")").orElse(""));
                printer.print(" gid=" + group(accounts, gid));
                if (!groups.isEmpty()) {
                    printer.print(" groups=" + group(accounts, gid));
                    groups.forEach(it -> printer.print("," + group(accounts, it)));
                }
                return printer.print("\n").end(0);
        }
    }

    private static String group(Accounts accounts, int gid) {
        return gid + accounts.findGroupName(gid).map(it -> "(" + it + ")").orElse("");
    }
}
