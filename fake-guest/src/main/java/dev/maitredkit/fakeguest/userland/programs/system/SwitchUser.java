package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Accounts;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** su, for root: a shell of another user. */
record SwitchUser(Call call, Options options) implements Work {
    private static final String DEFAULT_SHELL = "/bin/sh";
    private static final int HOME = 5;
    private static final int SHELL = 6;

    static Work start(Call call, Options options) {
        List<String> operands = new ArrayList<>(options.operands());
        if (options.has('l') || operands.remove("-")) {
            return Work.unsupported(call, "a login shell");
        }
        return new SwitchUser(call, new Options(options.given(), operands));
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        String name = options.operands().isEmpty() ? "root" : options.operands().get(0);
        Optional<Accounts.User> user = Accounts.read(sys).findNamed(name);
        if (user.isEmpty()) {
            return printer.warn("unknown user " + name).end(1);
        }
        if (sys.uid() != 0) {
            return printer.warn("must be suid to work properly").end(1);
        }
        List<String> account = account(sys, name);
        String shell = options.find('s')
                .or(() -> Optional.of(account.get(SHELL)).filter(it -> !it.isEmpty()))
                .orElse(DEFAULT_SHELL);
        sys.become(user.get().uid(), user.get().gid()).orThrow();
        List<String> argv = new ArrayList<>();
        argv.add(shell.substring(shell.lastIndexOf('/') + 1));
        options.find('c').ifPresent(command -> argv.addAll(List.of("-c", command)));
        if (options.operands().size() > 1) {
            argv.addAll(options.operands().subList(1, options.operands().size()));
        }
        return sys.exec(shell, argv, environment(account, shell, user.get().uid()))
                .fold(
                        Progress.Become::new,
                        errno -> printer.warn("can't execute '" + shell + "'", errno)
                                .end(1));
    }

    private static List<String> account(Sys sys, String name) {
        return SmallFile.read(sys, "/etc/passwd")
                .orElse("")
                .lines()
                .map(line -> Arrays.asList(line.split(":", -1)))
                .filter(fields -> fields.get(0).equals(name))
                .findFirst()
                .map(fields -> {
                    List<String> whole = new ArrayList<>(fields);
                    while (whole.size() <= SHELL) {
                        whole.add("");
                    }
                    return whole;
                })
                .orElseThrow();
    }

    /** HOME and SHELL are the user's, and for others than root USER and LOGNAME too, unless -m or -p keep them. */
    private List<String> environment(List<String> account, String shell, int uid) {
        if (options.has('m') || options.has('p')) {
            return call.env();
        }
        List<String> set = new ArrayList<>(List.of("HOME=" + account.get(HOME), "SHELL=" + shell));
        if (uid != 0) {
            set.add("USER=" + account.get(0));
            set.add("LOGNAME=" + account.get(0));
        }
        List<String> env = new ArrayList<>(call.env());
        env.removeIf(it -> set.stream().anyMatch(mine -> it.startsWith(mine.substring(0, mine.indexOf('=') + 1))));
        env.addAll(set);
        return env;
    }
}
