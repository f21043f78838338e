package dev.maitredkit.scenarios;

import java.util.List;

/** The status codes of gRPC by name (gRPC: Status codes and their use), and the two words for several of them. */
final class StatusNames {
    static final String OK = "OK";
    static final String ANY = "ANY";

    private static final List<String> ALL = List.of(
            OK,
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED",
            ANY,
            "NOT_OK");

    private StatusNames() {}

    static List<String> all() {
        return ALL;
    }

    static boolean isKnown(String name) {
        return ALL.contains(name);
    }
}
