package dev.maitredkit.fakeguest.kernel.proc;

/** A process id; 1 is the agent, which is the guest's init. */
public record Pid(int number) implements Comparable<Pid> {
    public static final Pid INIT = new Pid(1);

    public Pid {
        if (number < 1) {
            throw new IllegalArgumentException("a pid is positive: " + number);
        }
    }

    @Override
    public int compareTo(Pid other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
