package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.shell.Jobs.Job;
import dev.maitredkit.fakeguest.userland.shell.text.SignalNames;
import java.util.Optional;
import java.util.Set;

/** Waiting for children. */
final class Waiting {
    private static final int SIGINT = 2;
    private static final int SIGPIPE = 13;

    private Waiting() {}

    /** Whether a call has to be made again later. */
    static boolean isRetry(Errno error) {
        return error == Errno.EAGAIN || error == Errno.EINTR;
    }

    /** Takes note of all children that have ended. */
    static void reap(Interpreter in) {
        if (!reapKnown(in)) {
            endUnknown(in);
        }
    }

    /** The same, but what the shell knows of children that are not its own stays; false when it has none. */
    static boolean reapKnown(Interpreter in) {
        while (true) {
            Result<Optional<Reaped>> result = in.sys().waitpid(Optional.empty());
            if (result.error().isPresent()) {
                return false;
            }
            Optional<Reaped> child = result.orThrow();
            if (child.isEmpty()) {
                return true;
            }
            Jobs jobs = in.state().jobs();
            in.set(in.state()
                    .with(jobs.ended(child.get().pid().number(), child.get().status())));
        }
    }

    /** There are no children any more: those that were not seen ending have been reaped by the kernel. */
    private static void endUnknown(Interpreter in) {
        for (Job job : in.state().jobs().all().values()) {
            for (Jobs.Member member : job.members()) {
                if (member.status().isEmpty()) {
                    Jobs jobs = in.state().jobs().ended(member.pid(), new ExitStatus.Exited(0));
                    in.set(in.state().with(jobs));
                }
            }
        }
    }

    /** The job of this process, when it has ended. */
    static Optional<Job> poll(Interpreter in, int pid) {
        reap(in);
        return in.state().jobs().findByPid(pid).filter(Job::done);
    }

    /** Says which signal has killed a command that the shell was waiting for. */
    static void report(Interpreter in, Job job) {
        if (job.lastStatus() instanceof ExitStatus.Signaled it && it.signal() != SIGINT && it.signal() != SIGPIPE) {
            in.complain(SignalNames.describe(it.signal()) + "\n");
        }
    }

    /** Waits for a foreground job. */
    record ForJob(int number) implements Frame {
        @Override
        public void run(Interpreter in) {
            reap(in);
            Job job = in.state().jobs().find(number).orElseThrow();
            if (!job.done()) {
                in.block(this, Set.of(new WaitFor.Child()));
                return;
            }
            in.set(in.state()
                    .with(in.state().jobs().remove(number))
                    .withStatus(job.status(in.state().has(Option.PIPEFAIL))));
            report(in, job);
        }
    }
}
