package dev.maitredkit.linuxguest.agent;

import dev.maitredkit.linuxguest.net.Ipv4;
import dev.maitredkit.linuxguest.proc.Processes;
import dev.maitredkit.linuxguest.proc.Program;
import dev.maitredkit.linuxguest.sys.CText;
import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.Linux;
import java.util.concurrent.CompletableFuture;

/**
 * What a host may ask for. It is the init of its machine or namespace: it launches, and it ends everything. Calls may
 * come at the same time, on any threads; all but a waited-for launch block for as long as they take.
 */
public final class Agent {
    private final Processes processes;
    private final Services services;
    private final NetworkSteps network = new NetworkSteps();
    private final TerminaSteps termina;
    private final ShutdownSteps shutdown;

    private Agent(Processes processes, Services services) {
        this.processes = processes;
        this.services = services;
        this.termina = new TerminaSteps(processes, services);
        this.shutdown = new ShutdownSteps(processes);
    }

    /**
     * Takes over as init.
     *
     * @param host what is told of containers that did not start
     * @throws IllegalStateException when this process is not pid 1
     */
    public static Agent asInit(ContainerNotices host) {
        if (Linux.pid() != 1) {
            throw new IllegalStateException("the agent launches and kills as init does, and is pid " + Linux.pid()
                    + ": it needs a PID namespace of its own, or a machine");
        }
        Linux.umask(0022);
        Linux.chdir("/");
        Processes processes = Processes.start();
        return new Agent(processes, new Services(processes, host));
    }

    /** ConfigureNetwork. */
    public NetworkSteps.Outcome configureNetwork(Ipv4 address, Ipv4 netmask, Ipv4 gateway) {
        return network.configure(address, netmask, gateway);
    }

    /** Mount: mount(2) with just these arguments. */
    public Errno mount(String source, String target, String fstype, long flags, String options) {
        boolean whole =
                CText.isWhole(source) && CText.isWhole(target) && CText.isWhole(fstype) && CText.isWhole(options);
        return whole ? Linux.mount(source, target, fstype, flags, options) : Errno.EINVAL;
    }

    /** LaunchProcess with wait_for_exit: how the program ends, later, or why it does not run. */
    public Processes.Started run(Program program) {
        return processes.start(program);
    }

    /** LaunchProcess without: whether it runs, and will be started again when it ends. */
    public boolean launch(Program program, boolean respawn) {
        return services.launch(program, respawn);
    }

    /** StartTermina. */
    public TerminaSteps.Outcome startTermina(Ipv4 tremplinAddress, String lxdSubnet) {
        return termina.start(tremplinAddress, lxdSubnet);
    }

    /**
     * Shutdown, up to its answer: {@link #ended} is completed then. Who asks again while it goes on gets the same
     * answer.
     */
    public void shutdown() {
        shutdown.run();
    }

    /** Completes when a shutdown has been carried out, and all that is left is to answer and to go. */
    public CompletableFuture<Void> ended() {
        return shutdown.ended();
    }
}
