package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.net.InterfaceFlag;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetOutcome;
import dev.maitredkit.fakeguest.kernel.net.RouteRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * ConfigureNetwork as the reference agent (July 2018) does it, one system call after the other; what was done before
 * a failure stays. The texts are the reference's.
 */
public enum NetworkSteps implements NetworkRule {
    /** With a separator in each message. */
    SEPARATED(": "),
    /** In one message the separator was forgotten. */
    UNSEPARATED("");

    private static final String INTERFACE = "eth0";
    private static final String LOOPBACK = "lo";
    private static final String HOST_IP = "/run/host_ip";

    private final String loopbackSeparator;

    NetworkSteps(String loopbackSeparator) {
        this.loopbackSeparator = loopbackSeparator;
    }

    private record Step(String failure, UnaryNet call) {}

    private interface UnaryNet {
        NetOutcome on(Net net);
    }

    @Override
    public Answered configure(Kernel kernel, Command.ConfigureNetwork command) {
        Optional<String> missing = findMissing(command);
        if (missing.isPresent()) {
            return new Answered(
                    kernel, new Reply.Failed(RpcCode.INVALID_ARGUMENT, "IPv4 " + missing.get() + " cannot be 0"));
        }
        Kernel next = kernel;
        for (Step step : steps(command)) {
            NetOutcome outcome = step.call().on(next.net());
            next = next.with(outcome.net());
            if (!outcome.isOk()) {
                return failed(
                        next, step.failure() + outcome.error().orElseThrow().text());
            }
        }
        Init.Did<Result<Result.Done>> written =
                Init.writeFile(next, HOST_IP, command.gateway().toString(), 0644);
        return written.answer().isOk()
                ? new Answered(written.kernel(), new Reply.Done())
                : failed(written.kernel(), "failed to write host IP to file");
    }

    private static Optional<String> findMissing(Command.ConfigureNetwork command) {
        if (command.address().isZero()) {
            return Optional.of("address");
        }
        if (command.netmask().isZero()) {
            return Optional.of("netmask");
        }
        return command.gateway().isZero() ? Optional.of("gateway") : Optional.empty();
    }

    private List<Step> steps(Command.ConfigureNetwork command) {
        return List.of(
                new Step("failed to set IPv4 address: ", net -> net.setAddress(INTERFACE, command.address())),
                new Step("failed to set IPv4 netmask: ", net -> net.setNetmask(INTERFACE, command.netmask())),
                new Step("failed to enable network interface: ", net -> up(net, INTERFACE)),
                new Step("failed to enable loopback interface" + loopbackSeparator, net -> up(net, LOOPBACK)),
                new Step(
                        "failed to set IPv4 gateway: ",
                        net -> net.addRoute(RouteRequest.defaultBy(command.gateway()), false)));
    }

    private static NetOutcome up(Net net, String name) {
        EnumSet<InterfaceFlag> flags = EnumSet.of(InterfaceFlag.UP, InterfaceFlag.RUNNING);
        net.findInterface(name).ifPresent(it -> flags.addAll(it.flags()));
        return net.setFlags(name, flags);
    }

    private static Answered failed(Kernel kernel, String message) {
        return new Answered(kernel, new Reply.Failed(RpcCode.INTERNAL, message));
    }
}
