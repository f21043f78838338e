package dev.maitredkit.conformance.run;

import com.google.protobuf.Message;
import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.exchange.Texts;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.Errnos;
import dev.maitredkit.scenarios.data.Expect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds an answer against what a step expects of it. */
final class Expectations {
    private Expectations() {}

    static Optional<Mismatch> check(Expect expect, Outcome outcome, Duration took) {
        if (expect.getNoAnswer()) {
            return outcome instanceof Outcome.Silent
                    ? Optional.empty()
                    : mismatch("no answer", outcome.text() + " after " + Texts.seconds(took));
        }
        if (!statusAllowed(expect.getStatusList(), outcome.status())) {
            return mismatch("status " + statusText(expect.getStatusList()), outcome.text());
        }
        if (outcome instanceof Outcome.Refused refused && !refused.message().contains(expect.getMessage())) {
            return mismatch("a status message with \"" + expect.getMessage() + "\"", outcome.text());
        }
        return outcome instanceof Outcome.Answered answered
                ? response(expect, answered.response()).or(() -> time(expect, took))
                : time(expect, took);
    }

    private static boolean statusAllowed(List<String> allowed, String status) {
        if (allowed.isEmpty()) {
            return status.equals("OK");
        }
        return allowed.stream()
                .anyMatch(name -> name.equals(status)
                        || name.equals("ANY") && !status.equals("none")
                        || name.equals("NOT_OK") && !status.equals("OK") && !status.equals("none"));
    }

    private static String statusText(List<String> allowed) {
        return allowed.isEmpty()
                ? "OK"
                : allowed.stream()
                        .map(name -> switch (name) {
                            case "ANY" -> "of any kind";
                            case "NOT_OK" -> "other than OK";
                            default -> name;
                        })
                        .collect(Collectors.joining(" or "));
    }

    private static Optional<Mismatch> response(Expect expect, Message response) {
        if (response instanceof MountResponse mount) {
            return mount(expect.getErrorList(), mount.getError());
        }
        if (response instanceof LaunchProcessResponse launch) {
            return launch(expect, launch);
        }
        return response instanceof StartTerminaResponse termina ? termina(expect, termina) : Optional.empty();
    }

    private static Optional<Mismatch> mount(List<String> allowed, int error) {
        return allowed.isEmpty() || allowed.stream().anyMatch(name -> matches(name, error))
                ? Optional.empty()
                : mismatch(
                        "error " + allowed.stream().map(Expectations::describe).collect(Collectors.joining(" or ")),
                        "error " + Errnos.describe(error));
    }

    private static boolean matches(String allowed, int error) {
        return allowed.equals(Errnos.ANY_ERROR)
                ? error != 0
                : Errnos.findNumber(allowed).orElseThrow() == error;
    }

    private static String describe(String allowed) {
        return allowed.equals(Errnos.ANY_ERROR)
                ? "of any kind but 0"
                : Errnos.describe(Errnos.findNumber(allowed).orElseThrow());
    }

    private static Optional<Mismatch> launch(Expect expect, LaunchProcessResponse launch) {
        boolean status =
                expect.getProcessList().isEmpty() || expect.getProcessList().contains(launch.getStatus());
        boolean code = expect.getCodeList().isEmpty() || expect.getCodeList().contains(launch.getCode());
        if (status && code) {
            return Optional.empty();
        }
        String wanted = "process status "
                + (expect.getProcessList().isEmpty()
                        ? "of any kind"
                        : expect.getProcessList().stream().map(Enum::name).collect(Collectors.joining(" or ")))
                + (expect.getCodeList().isEmpty()
                        ? ""
                        : ", code "
                                + expect.getCodeList().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" or ")));
        return mismatch(wanted, "process status " + processText(launch));
    }

    private static String processText(LaunchProcessResponse launch) {
        String name = launch.getStatus() == ProcessStatus.UNRECOGNIZED
                ? String.valueOf(launch.getStatusValue())
                : launch.getStatus().name();
        return name + ", code " + launch.getCode();
    }

    private static Optional<Mismatch> termina(Expect expect, StartTerminaResponse termina) {
        if (!expect.getTerminaList().isEmpty() && !expect.getTerminaList().contains(termina.getStatus())) {
            return mismatch(
                    "Termina status "
                            + expect.getTerminaList().stream().map(Enum::name).collect(Collectors.joining(" or ")),
                    "Termina status " + termina.getStatus() + reason(termina));
        }
        boolean failed = termina.getStatus() == StartTerminaResponse.Status.FAILED;
        return expect.getTerminaReason() && failed == termina.getFailureReason().isEmpty()
                ? mismatch(
                        "a failure_reason with FAILED, and only then",
                        "Termina status " + termina.getStatus() + reason(termina))
                : Optional.empty();
    }

    private static String reason(StartTerminaResponse termina) {
        return termina.getFailureReason().isEmpty()
                ? " without a reason"
                : ", \"" + Texts.shortened(termina.getFailureReason()) + "\"";
    }

    private static Optional<Mismatch> time(Expect expect, Duration took) {
        if (expect.hasAtLeast() && took.compareTo(Durations.of(expect.getAtLeast())) < 0) {
            return mismatch(
                    "an answer after at least " + Texts.seconds(Durations.of(expect.getAtLeast())),
                    "it came after " + Texts.seconds(took));
        }
        return expect.hasAtMost() && took.compareTo(Durations.of(expect.getAtMost())) > 0
                ? mismatch(
                        "an answer within " + Texts.seconds(Durations.of(expect.getAtMost())),
                        "it came after " + Texts.seconds(took))
                : Optional.empty();
    }

    private static Optional<Mismatch> mismatch(String wanted, String got) {
        return Optional.of(new Mismatch(wanted, got));
    }
}
