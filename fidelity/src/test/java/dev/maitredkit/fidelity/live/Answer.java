package dev.maitredkit.fidelity.live;

/**
 * What came of a call.
 *
 * @param result {@code ok} and what the call gave, or the name of the error
 * @param state what can be seen afterwards, a line for each thing
 */
record Answer(String result, String state) {
    boolean failed() {
        return !result.startsWith("ok");
    }

    @Override
    public String toString() {
        return state.isEmpty() ? result : result + "\n" + state;
    }
}
