package dev.maitredkit.fakeguest.agent;

import java.util.Objects;

/** What the guest tells its host (vm_tools.StartupListener). */
public sealed interface HostCall {
    /** The agent serves. */
    record VmReady() implements HostCall {}

    /** run_container.sh ended badly. */
    record ContainerStartupFailed(String container) implements HostCall {
        public ContainerStartupFailed {
            Objects.requireNonNull(container);
        }
    }
}
