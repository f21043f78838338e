package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Texts;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Step;

/** A step as a line of the transcript. */
final class Describe {
    private Describe() {}

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
        return " (" + dotted(config.getAddress()) + ", netmask " + dotted(config.getNetmask()) + ", gateway "
                + dotted(config.getGateway()) + ")";
    }

    /** The number's memory image on a little-endian machine is the address. */
    private static String dotted(int address) {
        return (address & 255) + "." + (address >> 8 & 255) + "." + (address >> 16 & 255) + "." + (address >>> 24);
    }

    private static String raw(RawCall call) {
        int length = call.getRequest().size() + call.getPadding();
        return call.getMethod() + " with " + length + " bytes"
                + (call.getCompression().isEmpty() ? "" : ", compressed with " + call.getCompression());
    }
}
