package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.VfsDiff;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares two states of a guest without looking at what they share. It lives no longer than that. */
final class GuestDiff {
    private final List<GuestChange> changes = new ArrayList<>();
    private int visited;

    private GuestDiff() {}

    /** What differs, and how many nodes of the states were looked at to find it. */
    record Found(List<GuestChange> changes, int visited) {
        Found {
            changes = List.copyOf(changes);
        }
    }

    static Found between(Guest before, Guest after) {
        GuestDiff diff = new GuestDiff();
        if (before != after) {
            diff.compare(before.kernel(), after.kernel());
        }
        return new Found(diff.changes, diff.visited);
    }

    private void compare(Kernel before, Kernel after) {
        if (!before.hostname().equals(after.hostname())) {
            changes.add(new GuestChange.OfHostname(before.hostname(), after.hostname()));
        }
        VfsDiff.Found files = VfsDiff.between(before.vfs(), after.vfs());
        visited += files.visited();
        files.changes().forEach(it -> changes.add(new GuestChange.OfFiles(it)));
        if (before.net() != after.net()) {
            compare(before.net(), after.net());
        }
        visited += before.processes().all().differences(after.processes().all(), this::process);
        long printed = before.console().written();
        if (printed != after.console().written()) {
            changes.add(new GuestChange.OfConsole(printed, after.console().written()));
        }
    }

    private void process(int pid, Process before, Process after) {
        Optional<GuestChange.ProcessFacts> was = Optional.ofNullable(before).map(GuestChange.ProcessFacts::of);
        Optional<GuestChange.ProcessFacts> is = Optional.ofNullable(after).map(GuestChange.ProcessFacts::of);
        boolean progressed = before != null && after != null && !before.equals(after);
        if (progressed || !was.equals(is)) {
            changes.add(new GuestChange.OfProcess(new Pid(pid), was, is, progressed));
        }
    }

    /** Interfaces and routes are few: they are lists, and looked at as a whole when one of them changed. */
    private void compare(Net before, Net after) {
        TreeSet<Integer> indexes = new TreeSet<>();
        before.interfaces().forEach(it -> indexes.add(it.index()));
        after.interfaces().forEach(it -> indexes.add(it.index()));
        for (int index : indexes) {
            visited++;
            Optional<NetInterface> was = before.findInterface(index);
            Optional<NetInterface> is = after.findInterface(index);
            if (!was.equals(is)) {
                changes.add(new GuestChange.OfInterface(index, was, is));
            }
        }
        for (Route.Table table : Route.Table.values()) {
            List<Route> old = before.routes(table);
            List<Route> next = after.routes(table);
            visited += old.size() + next.size();
            old.stream()
                    .filter(it -> !next.contains(it))
                    .forEach(it -> changes.add(new GuestChange.OfRoute(it, false)));
            next.stream().filter(it -> !old.contains(it)).forEach(it -> changes.add(new GuestChange.OfRoute(it, true)));
        }
    }
}
