package dev.maitredkit.fidelity;

import dev.maitredkit.fidelity.data.Check;
import dev.maitredkit.fidelity.data.Command;
import dev.maitredkit.fidelity.data.File;
import dev.maitredkit.fidelity.data.Lines;
import dev.maitredkit.fidelity.data.Mounts;
import dev.maitredkit.fidelity.data.Network;
import dev.maitredkit.proto.LaunchProcessRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks at a guest before and after a call. */
final class Probes {
    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final String OUTPUT = "/obs";

    private final ObservedGuest guest;
    private final Instant begun;
    private final List<String> mounts;
    private final String console;
    private final Map<String, String> outputs = new HashMap<>();

    /** @param checks those that will be asked for */
    Probes(ObservedGuest guest, List<Check> checks) {
        this.guest = guest;
        for (Check check : checks) {
            if (check.getWhatCase() == Check.WhatCase.UNCHANGED) {
                outputs.put(check.getUnchanged(), output(check.getUnchanged()));
            }
        }
        this.begun = guest.now();
        this.mounts = MountDifference.table(guest.kernel());
        this.console = guest.console();
    }

    List<String> differences(Check check) {
        return switch (check.getWhatCase()) {
            case NETWORK -> network(check.getNetwork());
            case MOUNTS -> mounts(check.getMounts());
            case COMMAND -> command(check.getCommand());
            case FILE -> file(check.getFile());
            case CONSOLE ->
                compare(
                        "console",
                        Texts.squeezed(check.getConsole()),
                        Texts.squeezed(guest.console().substring(console.length())));
            case GONE_MS -> gone(Duration.ofMillis(check.getGoneMs()));
            case HOST_SAW ->
                compare(
                        "host saw",
                        String.join("\n", check.getHostSaw().getCallsList()),
                        String.join("\n", guest.host().failures()));
            case LINES -> lines(check.getLines());
            case UNCHANGED ->
                compare(
                        "[" + check.getUnchanged() + "]",
                        outputs.get(check.getUnchanged()),
                        output(check.getUnchanged()));
            case ANSWERED, WHAT_NOT_SET -> throw new IllegalArgumentException("no check of a guest: " + check);
        };
    }

    private static List<String> compare(String what, String wanted, String got) {
        return Texts.matches(wanted, got)
                ? List.of()
                : List.of(what + ": \"" + Texts.shown(got) + "\" instead of \"" + Texts.shown(wanted) + "\"");
    }

    // --- state -----------------------------------------------------------------------------------

    private List<String> network(Network wanted) {
        List<String> differences = new ArrayList<>();
        differences.addAll(compare(
                "addresses",
                String.join("\n", wanted.getAddressesList()),
                Texts.squeezed(output("ip -o -4 addr").replace("\\", " "))));
        String links = Texts.squeezed(output("ip -o link"))
                .lines()
                .map(line -> line.replaceFirst("( mtu \\d+).*", "$1"))
                .reduce((a, b) -> a + '\n' + b)
                .orElse("");
        differences.addAll(compare("links", String.join("\n", wanted.getLinksList()), links));
        differences.addAll(compare(
                "routes", String.join("\n", wanted.getRoutesList()), Texts.squeezed(withProtocol(output("ip route")))));
        Optional<String> hostIp = guest.findFile("/run/host_ip");
        Optional<String> wantedIp = wanted.hasHostIp() ? Optional.of(wanted.getHostIp()) : Optional.empty();
        if (!hostIp.equals(wantedIp)) {
            differences.add("/run/host_ip: " + hostIp + " instead of " + wantedIp);
        } else if (hostIp.isPresent()) {
            differences.addAll(compare(
                    "/run/host_ip's mode",
                    wanted.getHostIpMode(),
                    output("stat -c %a /run/host_ip").strip()));
        }
        return differences;
    }

    /** The record was made with another ip than BusyBox's, which tells the protocol of routes too. */
    private static String withProtocol(String routes) {
        return routes.replaceAll("(?m)^([0-9./]+ dev \\S+) +scope link  src", "$1 proto kernel scope link src");
    }

    private List<String> mounts(Mounts wanted) {
        List<String> now = MountDifference.table(guest.kernel());
        List<String> differences = new ArrayList<>();
        List<String> added = wanted.getAddedList().stream().map(Texts::expanded).toList();
        differences.addAll(compare(
                "mounts added", String.join("\n", added), String.join("\n", MountDifference.more(mounts, now))));
        differences.addAll(compare(
                "mounts removed",
                String.join("\n", wanted.getRemovedList()),
                String.join("\n", MountDifference.more(now, mounts))));
        return differences;
    }

    private List<String> file(File wanted) {
        Optional<String> content = guest.findFile(wanted.getPath());
        if (wanted.getAbsent() || content.isEmpty()) {
            return wanted.getAbsent() == content.isEmpty()
                    ? List.of()
                    : List.of(
                            wanted.getPath() + ": " + content.map(Texts::shown).orElse("is not there"));
        }
        String expected = Texts.squeezed(wanted.getContent());
        String got = Texts.squeezed(content.get());
        return wanted.getAnyOrder()
                ? compare(wanted.getPath(), sorted(expected), sorted(got))
                : compare(wanted.getPath(), expected, got);
    }

    private static String sorted(String lines) {
        return String.join("\n", lines.lines().sorted().toList());
    }

    private List<String> lines(Lines wanted) {
        int count = (int) guest.findFile(wanted.getPath()).orElse("").lines().count();
        return Math.abs(count - wanted.getCount()) <= wanted.getTolerance()
                ? List.of()
                : List.of(wanted.getPath() + " has " + count + " lines instead of " + wanted.getCount());
    }

    private List<String> gone(Duration wanted) {
        guest.awaitEnd(LONGEST);
        if (guest.gone().isEmpty()) {
            return List.of("the guest does not end");
        }
        Duration got = Duration.between(begun, guest.gone().get());
        return Elapsed.isAlike(wanted, got)
                ? List.of()
                : List.of("the guest ends after " + got.toMillis() + " ms instead of " + wanted.toMillis());
    }

    // --- programs --------------------------------------------------------------------------------

    private List<String> command(Command wanted) {
        Exchange.Answered answer = shell(guest, "exec >" + OUTPUT + " 2>&1; " + wanted.getRun());
        if (wanted.getFails()) {
            return compare(
                    "launch of [" + wanted.getRun() + "]",
                    "status: FAILED",
                    answer.response().strip());
        }
        if (answer.response().contains("FAILED") || !answer.code().equals("OK")) {
            return List.of("[" + wanted.getRun() + "] cannot be launched: " + answer);
        }
        String got = Objects.requireNonNull(guest.findFile(OUTPUT).orElse(""));
        return compare("[" + wanted.getRun() + "]", Texts.squeezed(wanted.getOutput()), Texts.squeezed(got));
    }

    private String output(String command) {
        Exchange.Answered answer = shell(guest, "exec >" + OUTPUT + " 2>&1; " + command);
        return answer.response().contains("FAILED")
                ? "cannot be launched"
                : guest.findFile(OUTPUT).orElse("");
    }

    static Exchange.Answered shell(ObservedGuest guest, String script) {
        LaunchProcessRequest request = LaunchProcessRequest.newBuilder()
                .addArgv("sh")
                .addArgv("-c")
                .addArgv(script)
                .setWaitForExit(true)
                .build();
        Exchange exchange = guest.start(Request.of("LaunchProcess", request), Optional.empty());
        guest.await(exchange, LONGEST);
        return exchange.answered();
    }
}
