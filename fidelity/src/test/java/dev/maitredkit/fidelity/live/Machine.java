package dev.maitredkit.fidelity.live;

/** A kernel in the state in which each sequence of an area begins. */
interface Machine extends AutoCloseable {
    /** Makes the call: {@code ok} and what it gave, or the name of the error. */
    String call(Call call);

    /** What can be seen now; a line for each thing. */
    String state();

    @Override
    void close();
}
