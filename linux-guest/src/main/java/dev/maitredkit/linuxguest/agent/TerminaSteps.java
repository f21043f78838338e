package dev.maitredkit.linuxguest.agent;

import dev.maitredkit.linuxguest.net.Ipv4;
import dev.maitredkit.linuxguest.proc.Processes;
import dev.maitredkit.linuxguest.proc.Program;
import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.ExitStatus;
import dev.maitredkit.linuxguest.sys.Linux;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** StartTermina: steps, commands and texts of the reference agent, July 2018; its programs are the machine's own. */
public final class TerminaSteps {
    private static final String DISK = "/dev/vdb";
    private static final String STATEFUL = "/mnt/stateful";
    private static final TreeMap<String, String> LXD_VARIABLES = new TreeMap<>();

    static {
        LXD_VARIABLES.put("LXD_CONF", STATEFUL + "/lxd_conf");
        LXD_VARIABLES.put("LXD_DIR", STATEFUL + "/lxd");
        LXD_VARIABLES.put("LXD_UNPRIVILEGED_ONLY", "true");
    }

    private final Processes processes;
    private final Services services;

    TerminaSteps(Processes processes, Services services) {
        this.processes = processes;
        this.services = services;
    }

    /**
     * What came of it.
     *
     * @param failure why it failed; empty when it did not
     */
    public record Outcome(Optional<String> failure) {}

    Outcome start(Ipv4 tremplinAddress, String lxdSubnet) {
        return new Outcome(findFailure(tremplinAddress, lxdSubnet));
    }

    private Optional<String> findFailure(Ipv4 tremplinAddress, String lxdSubnet) {
        // It fails when the disk has its file system already, so how it exits says nothing.
        if (findEnd("mkfs.btrfs", DISK).isEmpty()) {
            return Optional.of("mkfs.btrfs did not complete");
        }
        Errno mounted = Linux.mount(DISK, STATEFUL, "btrfs", 0, "user_subvol_rm_allowed");
        if (!mounted.isOk()) {
            return Optional.of("failed to mount stateful: " + mounted.text());
        }
        if (!services.launch(program("lxd", "--group", "lxd"), true)) {
            return Optional.of("lxd did not launch");
        }
        Optional<ExitStatus> ready = findEnd("lxd", "waitready", "--timeout", "50");
        if (ready.isEmpty()) {
            return Optional.of("lxd waitready did not complete");
        }
        if (!ready.get().isGood()) {
            return Optional.of("lxd waitready returned non-zero");
        }
        Program tremplin = program("tremplin", "-host_addr", tremplinAddress.toString(), "-lxd_subnet", lxdSubnet);
        return services.launch(tremplin, true) ? Optional.empty() : Optional.of("tremplin did not launch");
    }

    /** Runs a program to its end; empty when it does not exit by itself. */
    private Optional<ExitStatus> findEnd(String... argv) {
        Processes.Started started = processes.start(program(argv));
        return started.isOk() ? Optional.of(started.end().join()).filter(it -> !it.signaled()) : Optional.empty();
    }

    private static Program program(String... argv) {
        return Program.of(List.of(argv), LXD_VARIABLES, false);
    }
}
