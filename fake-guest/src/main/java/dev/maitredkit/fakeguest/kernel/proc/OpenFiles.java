package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.fs.Backing;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * All open file descriptions and pipes of the guest.
 *
 * @param fifos the pipe of each FIFO that is open
 */
public record OpenFiles(
        HashPMap<Long, Description> descriptions,
        HashPMap<Long, Pipe> pipes,
        HashPMap<Backing.Fifo, Long> fifos,
        long nextNumber) {
    public static final OpenFiles NONE =
            new OpenFiles(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), 1);

    public Description get(long number) {
        Description found = descriptions.get(number);
        if (found == null) {
            throw new IllegalStateException("no open file " + number);
        }
        return found;
    }

    public Pipe pipe(long number) {
        Pipe found = pipes.get(number);
        if (found == null) {
            throw new IllegalStateException("no pipe " + number);
        }
        return found;
    }

    /** Adds a description under {@link #nextNumber}. */
    public OpenFiles adding(Description description) {
        return new OpenFiles(descriptions.plus(nextNumber, description), pipes, fifos, nextNumber + 1);
    }

    public OpenFiles put(long number, Description description) {
        return new OpenFiles(descriptions.plus(number, description), pipes, fifos, nextNumber);
    }

    public OpenFiles without(long number) {
        return new OpenFiles(descriptions.minus(number), pipes, fifos, nextNumber);
    }

    /** Adds a pipe under {@link #nextNumber}. */
    public OpenFiles addingPipe(Pipe pipe) {
        return new OpenFiles(descriptions, pipes.plus(nextNumber, pipe), fifos, nextNumber + 1);
    }

    public OpenFiles putPipe(long number, Pipe pipe) {
        return new OpenFiles(descriptions, pipes.plus(number, pipe), fifos, nextNumber);
    }

    public OpenFiles withoutPipe(long number) {
        return new OpenFiles(descriptions, pipes.minus(number), fifos, nextNumber);
    }

    public Optional<Long> findFifo(Backing.Fifo fifo) {
        return Optional.ofNullable(fifos.get(fifo));
    }

    public OpenFiles naming(Backing.Fifo fifo, long pipe) {
        return new OpenFiles(descriptions, pipes, fifos.plus(fifo, pipe), nextNumber);
    }

    public OpenFiles forgetting(Backing.Fifo fifo) {
        return new OpenFiles(descriptions, pipes, fifos.minus(fifo), nextNumber);
    }
}
