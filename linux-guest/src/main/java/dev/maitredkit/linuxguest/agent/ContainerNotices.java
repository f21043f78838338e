package dev.maitredkit.linuxguest.agent;

/** Tells the host of a container that did not start; never blocks. */
@FunctionalInterface
public interface ContainerNotices {
    void startupFailed(String container);
}
