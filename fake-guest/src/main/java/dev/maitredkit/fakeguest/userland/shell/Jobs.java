package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The children of a shell and what became of them, by job number. */
record Jobs(PSortedMap<Integer, Job> all) {
    static final Jobs NONE = new Jobs(TreePMap.empty());

    /** A process of a job; the status is empty while it runs. */
    record Member(int pid, Optional<ExitStatus> status) {}

    /**
     * The processes of one pipeline.
     *
     * @param background started by {@code &}
     * @param changed it has ended and nobody has been told
     */
    record Job(int number, List<Member> members, boolean background, boolean changed) {
        Job {
            members = List.copyOf(members);
        }

        boolean done() {
            return members.stream().allMatch(member -> member.status().isPresent());
        }

        int lastPid() {
            return members.get(members.size() - 1).pid();
        }

        boolean has(int pid) {
            return members.stream().anyMatch(member -> member.pid() == pid);
        }

        ExitStatus lastStatus() {
            return members.get(members.size() - 1).status().orElseThrow();
        }

        /** $? of it: that of the last process, or with pipefail of the last one that failed. */
        int status(boolean pipefail) {
            if (pipefail) {
                for (int i = members.size() - 1; i >= 0; i--) {
                    int status = code(members.get(i).status().orElseThrow());
                    if (status != 0) {
                        return status;
                    }
                }
            }
            return code(lastStatus());
        }
    }

    /** $? for a process that has ended so: its status, or 128 and its signal. */
    static int code(ExitStatus status) {
        return status instanceof ExitStatus.Exited it ? it.code() : 128 + ((ExitStatus.Signaled) status).signal();
    }

    /** The lowest number that no job has any more: one that has ended and been waited for gives its number away. */
    int nextNumber() {
        int number = 1;
        while (all.containsKey(number) && !isForgotten(all.get(number))) {
            number++;
        }
        return number;
    }

    private static boolean isForgotten(Job job) {
        return job.done() && !job.changed();
    }

    Jobs add(List<Integer> pids, boolean background) {
        int number = nextNumber();
        List<Member> members =
                pids.stream().map(pid -> new Member(pid, Optional.empty())).toList();
        return new Jobs(all.plus(number, new Job(number, members, background, false)));
    }

    Optional<Job> find(int number) {
        return Optional.ofNullable(all.get(number));
    }

    Optional<Job> findByPid(int pid) {
        return all.values().stream().filter(job -> job.has(pid)).reduce((older, newer) -> newer);
    }

    /** The newest background job, which {@code %%} means; or the one before. */
    Optional<Job> findCurrent(boolean previous) {
        List<Job> background = all.values().stream().filter(Job::background).toList();
        int index = background.size() - (previous ? 2 : 1);
        return index < 0 ? Optional.empty() : Optional.of(background.get(index));
    }

    Jobs remove(int number) {
        return new Jobs(all.minus(number));
    }

    Jobs ended(int pid, ExitStatus status) {
        Optional<Job> found = findByPid(pid);
        if (found.isEmpty()) {
            return this;
        }
        Job job = found.get();
        List<Member> members = job.members().stream()
                .map(member -> member.pid() == pid ? new Member(pid, Optional.of(status)) : member)
                .toList();
        return new Jobs(all.plus(job.number(), new Job(job.number(), members, job.background(), true)));
    }

    /** Its end has been told. */
    Jobs told(int number) {
        Job job = all.get(number);
        return new Jobs(all.plus(number, new Job(number, job.members(), job.background(), false)));
    }

    /** The ends of all have been told. */
    Jobs allTold() {
        Jobs result = this;
        for (int number : all.keySet()) {
            result = result.told(number);
        }
        return result;
    }

    boolean anyRunning() {
        return all.values().stream().anyMatch(job -> !job.done());
    }
}
