package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Kernel;

/** What ConfigureNetwork does. */
@FunctionalInterface
public interface NetworkRule {
    Answered configure(Kernel kernel, Command.ConfigureNetwork command);
}
