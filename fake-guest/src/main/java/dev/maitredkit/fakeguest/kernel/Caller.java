package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Status;
import java.util.Optional;

/**
 * Who makes system calls, and the kernel as they have left it so far; mutable, for one turn. When a call kills
 * its caller, the guest goes on from that moment and what the program still does in its turn happens in a kernel that
 * nobody will see.
 */
final class Caller {
    final Pid self;
    Kernel kernel;
    private Optional<Kernel> fate = Optional.empty();

    Caller(Kernel kernel, Pid self) {
        this.kernel = kernel;
        this.self = self;
    }

    Process process() {
        return kernel.processes().get(self);
    }

    void put(Process changed) {
        kernel = kernel.with(kernel.processes().put(changed));
    }

    void signal(Pid target, int signal) {
        adopt(Signalling.send(kernel, target, signal));
    }

    /** Goes on with this kernel if the caller lives in it. */
    void adopt(Kernel next) {
        boolean lives = next.processes()
                .find(self)
                .filter(it -> it.identity().serial() == process().identity().serial() && !it.isZombie())
                .isPresent();
        if (lives) {
            kernel = next;
        } else if (fate.isEmpty()) {
            fate = Optional.of(next);
        }
    }

    /** The kernel in which the caller was killed, if it was. */
    Optional<Kernel> fate() {
        return fate;
    }

    /** Whether it may go on: not killed, not stopped. */
    boolean isRunning() {
        return fate.isEmpty() && !(process().status() instanceof Status.Stopped);
    }
}
