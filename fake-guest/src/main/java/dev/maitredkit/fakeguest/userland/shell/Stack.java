package dev.maitredkit.fakeguest.userland.shell;

/** The frames of a shell, topmost first; immutable, so that a fork shares it. */
record Stack(Frame top, Stack below, int depth) {
    /**
     * A real shell that calls itself without end runs out of its stack of 8 MiB; this many frames are what stands for
     * it.
     */
    static final int MAX_DEPTH = 200_000;

    static Stack push(Stack stack, Frame frame) {
        return new Stack(frame, stack, stack == null ? 1 : stack.depth + 1);
    }

    /** Printing or comparing would go down the whole stack. */
    @Override
    public String toString() {
        return "Stack[" + depth + " frames, " + top.getClass().getSimpleName() + "]";
    }
}
