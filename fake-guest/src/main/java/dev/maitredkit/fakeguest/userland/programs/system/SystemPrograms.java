package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import java.util.List;
import java.util.Map;

/** The programs of this package. */
public final class SystemPrograms {
    public static final List<Applet> APPLETS = List.of(
            new Applet("mount", Spec.RAW, MountProgram::start),
            new Applet("umount", Spec.of("lfarnvdt:").refusing("O"), Unmount::start),
            new Applet("df", Spec.of("kmhTPia").refusing("B"), DiskFree::start),
            new Applet("ip", Spec.RAW, Ip::start),
            new Applet("ifconfig", Spec.RAW, Ifconfig::start),
            new Applet("ping", Spec.of("c:qW:w:I:46").refusing("sitTpA"), Ping::start),
            new Applet("route", Spec.of("n").refusing("eA"), RouteProgram::start),
            new Applet("kill", Spec.RAW, KillProgram::kill),
            new Applet("killall", Spec.RAW, KillProgram::killall),
            new Applet("pidof", Spec.of("so:"), KillProgram::pidof),
            new Applet("ps", Spec.RAW, Ps::start),
            new Applet(
                    "env",
                    Spec.of("+iu:0").with(Map.of("ignore-environment", 'i', "unset", 'u', "null", '0')),
                    Env::env),
            new Applet("su", Spec.of("lmpc:s:"), SwitchUser::start),
            new Applet("setsid", Spec.of("+").refusing("c"), Env::setsid),
            new Applet("chroot", Spec.of("+"), Env::chroot),
            new Applet("timeout", Spec.of("+s:k:"), Timeout::start),
            new Applet("time", Spec.of("+").refusing("vpafo"), Elapsed::start),
            new Applet("xargs", Spec.of("+0rtn:I:").refusing("psexPEa"), Xargs::start));

    private SystemPrograms() {}
}
