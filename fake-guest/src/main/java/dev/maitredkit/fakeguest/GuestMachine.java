package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Effect;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.agent.GuestTransition;
import dev.maitredkit.fakeguest.agent.Input;
import dev.maitredkit.fakeguest.runtime.Machine;
import dev.maitredkit.fakeguest.runtime.Step;
import java.time.Instant;
import java.util.Optional;

/** Puts the guest's transition into the runtime, which is made for any. */
record GuestMachine(GuestTransition transition) implements Machine<Guest, Input, Effect> {
    @Override
    public Step<Guest, Effect> apply(Guest state, Input input, Instant now) {
        return step(transition.apply(state, input, now));
    }

    @Override
    public Step<Guest, Effect> tick(Guest state, Instant now) {
        return step(transition.tick(state, now));
    }

    @Override
    public Optional<Instant> nextEvent(Guest state) {
        return transition.nextEvent(state);
    }

    private static Step<Guest, Effect> step(dev.maitredkit.fakeguest.agent.Step step) {
        return new Step<>(step.guest(), step.effects());
    }
}
