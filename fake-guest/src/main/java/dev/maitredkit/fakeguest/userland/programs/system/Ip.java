package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Refusal;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ip: address, link and route of IPv4. */
record Ip(Call call, List<String> args, Family family, boolean oneLine) implements Work {
    /** Which addresses are meant. */
    enum Family {
        ANY,
        INET,
        INET6
    }

    /** Not to be done; carries how it ends. */
    static final class EndException extends Exception {
        private final int status;
        private final boolean unsupported;

        EndException(String message, int status) {
            this(message, status, false);
        }

        private EndException(String message, int status, boolean unsupported) {
            super(message);
            this.status = status;
            this.unsupported = unsupported;
        }

        static EndException garbage(String word) {
            return new EndException("either \"dev\" is duplicate, or \"" + word + "\" is garbage", 1);
        }

        static EndException unsupported(String what) {
            return new EndException(what, Refusal.STATUS, true);
        }

        static EndException answered(Errno errno) {
            return new EndException("RTNETLINK answers: " + errno.text(), 2);
        }
    }

    static Work start(Call call, Options raw) {
        List<String> args = new ArrayList<>(call.args());
        Family family = Family.ANY;
        boolean oneLine = false;
        while (!args.isEmpty() && args.get(0).startsWith("-")) {
            String option = args.remove(0).replaceFirst("^--", "-");
            if (option.equals("-4") || option.equals("-0")) {
                family = Family.INET;
            } else if (option.equals("-6")) {
                family = Family.INET6;
            } else if ("-oneline".startsWith(option) && option.length() > 1) {
                oneLine = true;
            } else if ("-family".startsWith(option) && !args.isEmpty()) {
                String name = args.remove(0);
                family = name.equals("inet6") ? Family.INET6 : Family.INET;
            } else {
                return Work.usage(call);
            }
        }
        return new Ip(call, List.copyOf(args), family, oneLine);
    }

    @Override
    public Progress step(Sys sys) {
        IpArguments words = new IpArguments(args);
        Optional<String> object = words.findNext()
                .flatMap(it ->
                        IpArguments.findCommand(it, "address", "route", "link", "tunnel", "tunl", "rule", "neigh"));
        // The applets of the objects' names are not in this BusyBox, so the message goes by ip.
        Printer printer = new Printer(call);
        if (object.isEmpty()) {
            return new Progress.Next(Work.usage(call), Output.NONE);
        }
        try {
            String text = switch (object.get()) {
                case "address" -> new IpAddress(sys, words, family, oneLine).run();
                case "link" -> new IpLink(sys, words, oneLine).run();
                case "route" -> new IpRoute(sys, words, family).run();
                default -> throw EndException.unsupported("ip " + object.get());
            };
            return printer.print(text).end(0);
        } catch (EndException end) {
            return end.unsupported
                    ? printer.next(Work.unsupported(call, end.getMessage()))
                    : printer.warn(end.getMessage()).end(end.status);
        }
    }

    /** Asks the kernel, and ends when it refuses. */
    static void require(Result<Result.Done> answer) throws EndException {
        Optional<Errno> errno = answer.error();
        if (errno.isPresent()) {
            throw EndException.answered(errno.get());
        }
    }
}
