package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.RawCall;
import java.util.regex.Pattern;

/** A call as bytes can be sent at all. What its bytes are is free. */
final class RawCallCheck {
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9_.]+/[A-Za-z0-9_]+");
    private static final int MOST_PADDING = 64 << 20;

    private RawCallCheck() {}

    static void check(RawCall call, Node at, Complaints complaints) {
        if (!METHOD.matcher(call.getMethod()).matches()) {
            complaints.add(
                    at.placeOf(call, RawCall.METHOD_FIELD_NUMBER),
                    "\"" + call.getMethod() + "\" is no whole name of a method; it is like \"vm_tools.Maitred/Mount\"");
        }
        if (Integer.compareUnsigned(call.getPadding(), MOST_PADDING) > 0) {
            complaints.add(
                    at.placeOf(call, RawCall.PADDING_FIELD_NUMBER),
                    "so much padding does not fit into a request; up to " + MOST_PADDING + " bytes do");
        }
        if (!call.getCompression().isEmpty() && !call.getCompression().equals("gzip")) {
            complaints.add(
                    at.placeOf(call, RawCall.COMPRESSION_FIELD_NUMBER),
                    "there is no compression \"" + call.getCompression() + "\"; it is \"gzip\", or left out");
        }
    }
}
