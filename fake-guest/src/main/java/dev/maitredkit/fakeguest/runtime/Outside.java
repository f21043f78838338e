package dev.maitredkit.fakeguest.runtime;

/**
 * Where effects go. They are performed one after the other, in order, outside of the transitions, by whichever thread was
 * there; they must not block, and may bring new inputs.
 */
public interface Outside<E> {
    void perform(E effect);

    /** A bug of ours ended this guest: it takes no inputs any more. Called once. */
    void broken(Throwable bug);
}
