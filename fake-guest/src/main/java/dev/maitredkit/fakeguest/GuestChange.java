package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.kernel.fs.FileChange;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.kernel.proc.Credentials;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Status;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One way in which two states of a guest differ; see {@link GuestSnapshot#diff}. */
public sealed interface GuestChange {
    /** Files, mounts, file systems and disks. */
    record OfFiles(FileChange change) implements GuestChange {
        public OfFiles {
            Objects.requireNonNull(change);
        }
    }

    /**
     * A process began, ended or changed; one that only went on in its program changed as well.
     *
     * @param progressed whether it is the same process, further on: in its program, its work, its files or its signals
     */
    record OfProcess(Pid pid, Optional<ProcessFacts> before, Optional<ProcessFacts> after, boolean progressed)
            implements GuestChange {}

    /** What can be told of a process in short. */
    record ProcessFacts(String program, List<String> argv, Pid parent, Pid group, Credentials credentials, char state) {
        static ProcessFacts of(Process it) {
            Status status = it.status();
            return new ProcessFacts(
                    it.image().comm(),
                    it.image().argv(),
                    it.family().parent(),
                    it.identity().group(),
                    it.credentials(),
                    status.letter());
        }
    }

    /** An interface came, went or changed. */
    record OfInterface(int index, Optional<NetInterface> before, Optional<NetInterface> after) implements GuestChange {}

    /** A route came or went. */
    record OfRoute(Route route, boolean added) implements GuestChange {}

    /** The guest has another name. */
    record OfHostname(String before, String after) implements GuestChange {}

    /** Something was written to the console: how many bytes there were in all. */
    record OfConsole(long before, long after) implements GuestChange {}
}
