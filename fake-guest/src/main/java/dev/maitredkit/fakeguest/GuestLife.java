package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Agent;
import dev.maitredkit.fakeguest.agent.CallId;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Effect;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.agent.GuestTransition;
import dev.maitredkit.fakeguest.agent.Input;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.fakeguest.agent.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One life of a guest, from boot to power-off: the owner of its state. Inputs queue up and are taken in by whichever
 * thread finds the queue idle; effects run after that, in order.
 */
final class GuestLife {
    /** Whoever brings an input works for the guest at most this often; the rest is due at once. */
    private static final int TURNS = 64;

    private final GuestTransition transition;
    private final GuestClock clock;
    private final Consumer<Effect> outside;
    private final Queue<Input> inputs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<CallId, Consumer<Reply>> callers = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final CompletableFuture<Void> poweredOff = new CompletableFuture<>();
    private volatile Guest state;

    /** @param outside carries out the effects that are not answers */
    GuestLife(GuestTransition transition, Guest first, GuestClock clock, Consumer<Effect> outside) {
        this.transition = transition;
        this.state = first;
        this.clock = clock;
        this.outside = outside;
    }

    Guest state() {
        return state;
    }

    boolean isRunning() {
        return state.agent().phase() == Agent.Phase.SERVING;
    }

    CompletableFuture<Void> poweredOff() {
        return poweredOff;
    }

    Optional<Instant> nextEvent() {
        return transition.nextEvent(state);
    }

    void call(Command command, Consumer<Reply> answer) {
        CallId call = new CallId(calls.incrementAndGet());
        callers.put(call, answer);
        submit(new Input.Called(call, command));
    }

    void tick() {
        submit(new Input.Tick());
    }

    /** Ends it as a power cut does: whoever still waits for an answer gets UNAVAILABLE. */
    void cut() {
        callers.keySet().forEach(call -> answer(call, new Reply.Failed(RpcCode.UNAVAILABLE, "the guest was cut off")));
        clock.expect(this, Optional.empty());
    }

    void submit(Input input) {
        inputs.add(input);
        if (waiting.getAndIncrement() != 0) {
            return;
        }
        int taken = 1;
        while (taken != 0) {
            List<Effect> effects = drain();
            effects.forEach(this::carryOut);
            taken = waiting.addAndGet(-taken);
        }
    }

    private List<Effect> drain() {
        List<Effect> effects = new ArrayList<>();
        Input input = inputs.poll();
        take(input, effects);
        for (int i = 0; i < TURNS && isDue(); i++) {
            take(new Input.Tick(), effects);
        }
        clock.expect(this, nextEvent());
        return effects;
    }

    private boolean isDue() {
        Instant now = clock.now();
        return nextEvent().filter(it -> !it.isAfter(now)).isPresent();
    }

    private void take(Input input, List<Effect> effects) {
        Step step = transition.apply(state, input, clock.now());
        state = step.guest();
        effects.addAll(step.effects());
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Answer it) {
            answer(it.call(), it.reply());
            return;
        }
        outside.accept(effect);
        if (effect instanceof Effect.PowerOff) {
            poweredOff.complete(null);
        }
    }

    private void answer(CallId call, Reply reply) {
        Consumer<Reply> caller = callers.remove(call);
        if (caller != null) {
            caller.accept(reply);
        }
    }
}
