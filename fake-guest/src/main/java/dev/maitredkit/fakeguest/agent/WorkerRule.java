package dev.maitredkit.fakeguest.agent;

/** Who may work at the same time: launches, StartTermina and Shutdown. */
public enum WorkerRule {
    /** One after the other, waits included; meanwhile no ended child is looked at either. */
    ONE_AT_A_TIME,
    /** All at once: a launch that waits holds back nobody. */
    CONCURRENT
}
