package dev.maitredkit.conformance.care;

import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.GuestShell;
import dev.maitredkit.scenarios.data.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks after a guest: removes what an earlier run left behind when it was ended in the middle, notes how the guest is before
 * the first rule, compares after the last one, and removes what this run has made. What is to be known comes as notes.
 */
public final class Care {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** More kills than a guest respawns before it gives a process up. */
    private static final int MOST_KILLS = 50;

    private final GuestUnderTest guest;
    private final GuestShell shell;
    private final Optional<Journal> journal;
    private final String directory;
    private final Set<Need> mayChange;
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<String> kept = new ArrayList<>();
    private boolean baseline;
    private boolean compared;
    private boolean ended;

    /**
     * Care for a run.
     *
     * @param journal of the guest; empty for one that ends with the run
     * @param directory what the run makes in the guest is all below it
     * @param mayChange what the run may change for good
     * @param limit for each look at the guest, in the guest's time
     */
    public Care(
            GuestUnderTest guest, Optional<Journal> journal, String directory, Set<Need> mayChange, Duration limit) {
        this.guest = guest;
        this.shell = new GuestShell(guest, limit);
        this.journal = journal;
        this.directory = directory;
        this.mayChange = Set.copyOf(mayChange);
    }

    /** Before the first scenario. */
    public void begin() {
        journal.ifPresent(it -> it.directories().forEach(left -> removeLeftover(it, left)));
        journal.ifPresent(it -> write(() -> it.made(directory)));
        takeBaseline();
    }

    /** The guest's life is about to end: the last chance to compare. */
    public void beforeEndOfLife() {
        compare();
        baseline = false;
    }

    /** The guest has a new life. */
    public void renewed() {
        takeBaseline();
    }

    /** A scenario's directory is left in the guest for the user. */
    public void keep(String rule, String scenarioDirectory) {
        kept.add(scenarioDirectory);
        notes.add(rule
                + ": the directory of its failing scenario is kept in the guest, with what is mounted there and runs: "
                + scenarioDirectory);
    }

    /**
     * After the last scenario; more than once is once.
     *
     * @param alive whether the guest can still be asked
     */
    public void end(boolean alive) {
        if (ended) {
            return;
        }
        ended = true;
        if (alive) {
            compare();
            boolean gone = kept.isEmpty() ? remove(directory) : exitsWith(0, CareScripts.removeBaseline(directory));
            if (gone) {
                journal.ifPresent(it -> write(() -> it.gone(directory)));
            } else {
                notes.add("LEFT BEHIND: " + directory + " in the guest could not be removed" + nextRun());
            }
        } else if (journal.isPresent()) {
            notes.add("The guest was gone at the end; what may be left of " + directory
                    + " is for the next run to remove.");
        }
        if (compared && notes.stream().noneMatch(note -> note.startsWith("LEFT BEHIND"))) {
            notes.add("Compared with before the run, nothing was left behind in the guest.");
        }
        journal.ifPresent(it -> write(it::close));
    }

    /** A sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void removeLeftover(Journal of, String left) {
        OptionalInt there = shell.exit(CareScripts.exists(left));
        boolean processes = endProcesses(left) > 0;
        if (there.equals(OptionalInt.of(CareScripts.MISSING)) && !processes) {
            write(() -> of.gone(left));
        } else if (there.isPresent() && remove(left)) {
            write(() -> of.gone(left));
            notes.add("An earlier run ended before it could clear up; this one removed its " + left
                    + (processes ? " and ended its processes." : "."));
        } else {
            notes.add("LEFT BEHIND: " + left + " of an earlier run could not be removed" + nextRun());
        }
    }

    private void takeBaseline() {
        baseline = exitsWith(0, CareScripts.baseline(directory));
        if (!baseline) {
            notes.add("How the guest was before the run could not be noted in it, so that nothing is compared.");
        }
    }

    private void compare() {
        if (!baseline) {
            return;
        }
        boolean mounts = !mayChange.contains(Need.TERMINA);
        boolean interfaces = mounts && !mayChange.contains(Need.NETWORK);
        OptionalInt found = shell.exit(CareScripts.compare(directory, mounts, interfaces));
        if (found.isEmpty() || found.getAsInt() >= CareScripts.NO_BASELINE) {
            notes.add("How the guest is after the run could not be compared with how it was before.");
            return;
        }
        compared = true;
        int bits = kept.isEmpty()
                ? found.getAsInt()
                : found.getAsInt() & ~(CareScripts.OWN_MOUNTS | CareScripts.PROCESSES);
        if ((bits & CareScripts.PROCESSES) != 0) {
            notes.add("Processes of the run still ran at its end, and were ended.");
        }
        if ((bits & CareScripts.OWN_MOUNTS) != 0) {
            notes.add("Mounts were left in the run's directory, and were taken off.");
        }
        leftBehind(bits, CareScripts.OTHER_MOUNTS, "the mount table is not as it was before the run");
        leftBehind(bits, CareScripts.DIRECTORIES, "the list of /tmp/maitred-kit-* is not as it was before the run");
        leftBehind(bits, CareScripts.INTERFACES, "the network interfaces are not as they were before the run");
    }

    private void leftBehind(int bits, int bit, String what) {
        if ((bits & bit) != 0) {
            notes.add("LEFT BEHIND: " + what + ".");
        }
    }

    private boolean remove(String left) {
        return endProcesses(left) < MOST_KILLS && exitsWith(0, CareScripts.remove(left));
    }

    /** How many rounds found a process: what is respawned comes again, until the guest gives it up. */
    private int endProcesses(String left) {
        int rounds = 0;
        while (rounds < MOST_KILLS && exitsWith(1, CareScripts.kill(left))) {
            rounds++;
            guest.pass(PAUSE);
        }
        return rounds;
    }

    private boolean exitsWith(int code, String script) {
        return shell.exit(script).equals(OptionalInt.of(code));
    }

    private String nextRun() {
        return journal.isPresent() ? "; the next run tries again." : ".";
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the journal " + journal.map(Journal::file).orElseThrow() + " cannot be written: "
                            + failure.getMessage(),
                    failure);
        }
    }
}
