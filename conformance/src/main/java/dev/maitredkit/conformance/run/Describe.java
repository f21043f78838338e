package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.exchange.Ipv4;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.exchange.Texts;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Step;

/** A step as a line of the transcript. */
final class Describe {
    static final String HOLDS = "holds";

    private Describe() {}

    /** The kind of call; empty for a step that is none. */
    static String act(Step step) {
        return switch (step.getActCase()) {
            case CONFIGURE_NETWORK -> "ConfigureNetwork";
            case MOUNT -> "Mount";
            case LAUNCH_PROCESS -> "LaunchProcess";
            case START_TERMINA -> "StartTermina";
            case SHUTDOWN -> "Shutdown";
            case RAW_CALL -> "RawCall";
            case CHECK -> Exchange.CHECK;
            case PASS, AWAIT, RESTART, PARALLEL, ACT_NOT_SET -> "";
        };
    }

    /** What a probe found. */
    static String fact(Outcome outcome) {
        return outcome.exitedWith(0) ? HOLDS : outcome.exitedWith(1) ? "does not hold" : "the guest could not tell";
    }

    static String step(Step step) {
        return switch (step.getActCase()) {
            case CONFIGURE_NETWORK ->
                "ConfigureNetwork" + Texts.braced(step.getConfigureNetwork())
                        + dotted(step.getConfigureNetwork().getIpv4Config());
            case MOUNT -> "Mount" + Texts.braced(step.getMount());
            case LAUNCH_PROCESS -> "LaunchProcess" + Texts.braced(step.getLaunchProcess());
            case START_TERMINA -> "StartTermina" + Texts.braced(step.getStartTermina());
            case SHUTDOWN -> "Shutdown";
            case RAW_CALL -> raw(step.getRawCall());
            case CHECK -> "check: " + CheckScript.describe(step.getCheck());
            case PASS -> "let " + Texts.seconds(Durations.of(step.getPass())) + " pass";
            case AWAIT -> "await the answer to " + step.getAwait().getStep();
            case RESTART -> "restart the guest";
            case PARALLEL -> step.getParallel().getBranchesCount() + " branches at the same time";
            case ACT_NOT_SET -> "nothing";
        };
    }

    private static String dotted(IPv4Config config) {
        return " (" + Ipv4.dotted(config.getAddress()) + ", netmask " + Ipv4.dotted(config.getNetmask()) + ", gateway "
                + Ipv4.dotted(config.getGateway()) + ")";
    }

    private static String raw(RawCall call) {
        int length = call.getRequest().size() + call.getPadding();
        return call.getMethod() + " with " + length + " bytes"
                + (call.getCompression().isEmpty() ? "" : ", compressed with " + call.getCompression());
    }
}
