package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import java.util.List;
import java.util.Optional;

/** What a program does at each file of its tour; immutable. */
interface Visitor {
    Visited visit(Sys sys, Stop stop, Printer printer);

    /** What it says when all is done. */
    default Output finish() {
        return Output.NONE;
    }

    /**
     * What came of a visit.
     *
     * @param next the visitor from now on
     * @param more where it goes next, before all else
     * @param copying content that is to be copied first
     * @param failed this makes the exit status 1
     */
    record Visited(Visitor next, List<Stop> more, Optional<Copying> copying, boolean failed) {
        public Visited {
            more = List.copyOf(more);
        }
    }

    /** Descriptors to copy between, which are closed afterwards. */
    record Copying(int from, int to, String name) {}

    default Visited done() {
        return new Visited(this, List.of(), Optional.empty(), false);
    }

    default Visited failed() {
        return new Visited(this, List.of(), Optional.empty(), true);
    }

    default Visited then(List<Stop> more) {
        return new Visited(this, more, Optional.empty(), false);
    }
}
