package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.shell.text.EchoText;
import dev.maitredkit.fakeguest.userland.shell.text.PrintfFormat;
import java.util.List;
import java.util.Map;

/** The programs of this package. */
public final class BasicPrograms {
    public static final List<Applet> APPLETS = List.of(
            new Applet("true", Spec.RAW, (call, options) -> Work.exit(0)),
            new Applet("false", Spec.RAW, (call, options) -> Work.exit(1)),
            new Applet("echo", Spec.RAW, (call, options) -> new Work.Say(Output.out(EchoText.of(call.args())), 0)),
            new Applet("printf", Spec.RAW, (call, options) -> printf(call)),
            new Applet("test", Spec.RAW, (call, options) -> new Test(call)),
            new Applet("[", Spec.RAW, (call, options) -> new Test(call)),
            new Applet("[[", Spec.RAW, (call, options) -> new Test(call)),
            new Applet("yes", Spec.RAW, (call, options) -> Yes.start(call)),
            new Applet("sleep", Spec.RAW, (call, options) -> Sleep.start(call)),
            new Applet("usleep", Spec.RAW, (call, options) -> Sleep.startMicroseconds(call)),
            new Applet("expr", Spec.RAW, (call, options) -> Expr.start(call)),
            new Applet("basename", Spec.of("+as:"), PathNames::basename),
            new Applet("dirname", Spec.of("+"), PathNames::dirname),
            new Applet("pwd", Spec.of("LP"), (call, options) -> new Pwd()),
            new Applet("seq", Spec.of("+ws:"), Seq::start),
            new Applet("nproc", Spec.of("ai:").with(Map.of("all", 'a', "ignore", 'i')), Machine::nproc),
            new Applet("uname", Spec.of("amnrspvio"), Machine::uname),
            new Applet("arch", Spec.of(""), Machine::arch),
            new Applet("hostname", Spec.of("s").refusing("idfF"), Machine::hostname),
            new Applet("sync", Spec.of("").refusing("df"), (call, options) -> Work.exit(0)),
            new Applet("clear", Spec.of(""), (call, options) -> new Work.Say(Output.out("\33[H\33[J"), 0)),
            new Applet("tty", Spec.of("s"), (call, options) -> new Tty(options.has('s'))),
            new Applet("id", Spec.of("unGgr"), Identities::id),
            new Applet("whoami", Spec.of(""), Identities::whoami),
            new Applet("groups", Spec.of(""), Identities::groups),
            new Applet(
                    "date",
                    Spec.of("ud:RI").refusing("sDr").with(Map.of("utc", 'u', "date", 'd', "rfc-2822", 'R')),
                    Date::start));

    private BasicPrograms() {}

    private static Work printf(Call call) {
        if (call.args().isEmpty()) {
            return Work.usage(call);
        }
        PrintfFormat.Output printed = PrintfFormat.of(call.args());
        Output all = Output.NONE;
        for (String error : printed.errors()) {
            all = all.plus(Output.err(call.message(error)));
        }
        return new Work.Say(all.plus(Output.out(printed.text())), printed.status());
    }
}
