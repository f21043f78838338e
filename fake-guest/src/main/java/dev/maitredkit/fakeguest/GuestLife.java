package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Agent;
import dev.maitredkit.fakeguest.agent.CallId;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Effect;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.agent.Input;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.fakeguest.runtime.GuestClock;
import dev.maitredkit.fakeguest.runtime.GuestRuntime;
import dev.maitredkit.fakeguest.runtime.Outside;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One life of a guest, from boot to power-off, and who waits for its answers. */
final class GuestLife {
    private static final System.Logger LOG = System.getLogger(GuestLife.class.getName());

    private final GuestRuntime<Guest, Input, Effect> runtime;
    private final Map<CallId, Consumer<Reply>> callers = new ConcurrentHashMap<>();
    private final AtomicLong calls;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final CompletableFuture<Void> poweredOff = new CompletableFuture<>();
    private final BiConsumer<GuestLife, Effect> outside;

    /** @param outside carries out the effects that are not answers */
    GuestLife(GuestMachine machine, Guest first, GuestClock clock, BiConsumer<GuestLife, Effect> outside) {
        this.outside = outside;
        // Where a guest goes on from a snapshot, calls of before may be open still.
        this.calls = new AtomicLong(first.agent().open().keySet().stream()
                .mapToLong(CallId::number)
                .max()
                .orElse(0));
        this.runtime = new GuestRuntime<>(machine, first, clock, new Effects());
    }

    GuestRuntime<Guest, Input, Effect> runtime() {
        return runtime;
    }

    boolean isRunning() {
        return runtime.state().agent().phase() == Agent.Phase.SERVING && !broken.get();
    }

    CompletableFuture<Void> poweredOff() {
        return poweredOff;
    }

    void call(Command command, Consumer<Reply> answer) {
        CallId call = new CallId(calls.incrementAndGet());
        callers.put(call, answer);
        runtime.submit(new Input.Called(call, command));
        if (broken.get()) {
            endCalls(new Reply.Failed(RpcCode.UNAVAILABLE, "the guest has ended"));
        }
    }

    /** Ends it as a power cut does: whoever still waits for an answer gets UNAVAILABLE. */
    void cut() {
        broken.set(true);
        runtime.close();
        endCalls(new Reply.Failed(RpcCode.UNAVAILABLE, "the guest was cut off"));
    }

    private void endCalls(Reply reply) {
        callers.keySet().forEach(call -> answer(call, reply));
    }

    private void answer(CallId call, Reply reply) {
        Consumer<Reply> caller = callers.remove(call);
        if (caller != null) {
            caller.accept(reply);
        }
    }

    private final class Effects implements Outside<Effect> {
        @Override
        public void perform(Effect effect) {
            if (effect instanceof Effect.Answer it) {
                answer(it.call(), it.reply());
                return;
            }
            outside.accept(GuestLife.this, effect);
            if (effect instanceof Effect.PowerOff) {
                endCalls(new Reply.Failed(RpcCode.UNAVAILABLE, "the guest has powered off"));
                poweredOff.complete(null);
            }
        }

        @Override
        public void broken(Throwable bug) {
            broken.set(true);
            LOG.log(System.Logger.Level.ERROR, "a bug of the fake guest has ended it", bug);
            endCalls(new Reply.Failed(RpcCode.INTERNAL, "a bug of the fake guest has ended it: " + bug));
        }
    }
}
