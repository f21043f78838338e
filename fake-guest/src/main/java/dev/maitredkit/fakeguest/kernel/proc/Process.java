package dev.maitredkit.fakeguest.kernel.proc;

import java.util.Optional;

/**
 * One process.
 *
 * @param image what execve(2) replaces
 * @param program where it is in its program; empty for pid 1, which is the agent, and for a zombie
 * @param place its directories and its file mode mask
 * @param alerted a caught signal has come since its last turn began
 */
public record Process(
        Identity identity,
        Family family,
        Image image,
        Optional<Program> program,
        Place place,
        Credentials credentials,
        Descriptors descriptors,
        Signals signals,
        Status status,
        Usage usage,
        boolean alerted) {

    public Pid pid() {
        return identity.pid();
    }

    public boolean isZombie() {
        return status instanceof Status.Zombie;
    }

    public boolean isStopped() {
        return status instanceof Status.Stopped;
    }

    /** Pid 1 takes no signal that it does not catch (kill(2)). */
    public boolean isInit() {
        return pid().equals(Pid.INIT);
    }

    public Process with(Identity changed) {
        return new Process(
                changed, family, image, program, place, credentials, descriptors, signals, status, usage, alerted);
    }

    public Process with(Family changed) {
        return new Process(
                identity, changed, image, program, place, credentials, descriptors, signals, status, usage, alerted);
    }

    public Process with(Image changed) {
        return new Process(
                identity, family, changed, program, place, credentials, descriptors, signals, status, usage, alerted);
    }

    public Process with(Program next) {
        return new Process(
                identity,
                family,
                image,
                Optional.of(next),
                place,
                credentials,
                descriptors,
                signals,
                status,
                usage,
                alerted);
    }

    public Process with(Place changed) {
        return new Process(
                identity, family, image, program, changed, credentials, descriptors, signals, status, usage, alerted);
    }

    public Process with(Credentials changed) {
        return new Process(
                identity, family, image, program, place, changed, descriptors, signals, status, usage, alerted);
    }

    public Process with(Descriptors changed) {
        return new Process(
                identity, family, image, program, place, credentials, changed, signals, status, usage, alerted);
    }

    public Process with(Signals changed) {
        return new Process(
                identity, family, image, program, place, credentials, descriptors, changed, status, usage, alerted);
    }

    public Process with(Status changed) {
        return new Process(
                identity, family, image, program, place, credentials, descriptors, signals, changed, usage, alerted);
    }

    public Process with(Usage changed) {
        return new Process(
                identity, family, image, program, place, credentials, descriptors, signals, status, changed, alerted);
    }

    public Process alerted(boolean now) {
        return new Process(
                identity, family, image, program, place, credentials, descriptors, signals, status, usage, now);
    }

    /** What is left of it until its parent has looked. */
    Process ended(ExitStatus how) {
        return new Process(
                identity,
                family.withoutChildren(),
                image.ended(),
                Optional.empty(),
                place,
                credentials,
                Descriptors.NONE,
                Signals.DEFAULT,
                new Status.Zombie(how),
                usage,
                false);
    }

    /** Its copy, which goes on with another program. */
    Process forked(Identity child, Program next) {
        return new Process(
                child,
                Family.childOf(pid()),
                image,
                Optional.of(next),
                place,
                credentials,
                descriptors,
                signals.forChild(),
                new Status.Active(),
                usage.forChild(),
                false);
    }
}
