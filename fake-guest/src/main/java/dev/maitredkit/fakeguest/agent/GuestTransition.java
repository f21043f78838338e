package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.agent.Agent.Phase;
import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Journal;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a guest goes from one state to the next. */
public final class GuestTransition {
    /** How much its processes may work in one transition; what is left is due at once. */
    private static final long UNITS = 20_000;

    /** The agent is one process among others: what a job has started runs on while it turns to the next one. */
    private static final long UNITS_BETWEEN_JOBS = 500;

    private final AgentRules rules;

    public GuestTransition(AgentRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /** Takes an input in at a time, which is not before that of an earlier one. */
    public Step apply(Guest guest, Input input, Instant now) {
        Work work = new Work(guest, now);
        work.run();
        work.take(input);
        work.run();
        return work.done();
    }

    /** Does a part of what is due at that time; {@link #nextEvent} tells whether there is more. */
    public Step tick(Guest guest, Instant now) {
        Work work = new Work(guest, now);
        work.run();
        return work.done();
    }

    /** When there is something to do without an input; empty if never. */
    public Optional<Instant> nextEvent(Guest guest) {
        if (guest.agent().phase() == Phase.GONE) {
            return Optional.empty();
        }
        return Stream.of(
                        guest.kernel().nextEvent().stream(),
                        guest.agent().end().stream(),
                        guest.agent().jobs().stream().flatMap(job -> job.findDeadline().stream()))
                .flatMap(Function.identity())
                .min(Comparator.naturalOrder());
    }

    /** One transition under way. */
    private final class Work {
        private final Instant now;
        private final List<Effect> effects = new ArrayList<>();
        private final Journal before;
        private Guest guest;

        Work(Guest guest, Instant now) {
            this.guest = guest;
            this.before = guest.kernel().journal();
            this.now = now;
        }

        /** Lets the processes and the agent go on as far as they get. */
        void run() {
            if (guest.agent().phase() == Phase.GONE) {
                return;
            }
            settle();
            guest = guest.with(guest.kernel().run(now, UNITS));
            settle();
        }

        void take(Input input) {
            if (input instanceof Input.Called called) {
                call(called.call(), rules.commands().apply(called.command()));
            } else if (input instanceof Input.HostAnswered answered) {
                forget(answered.number());
            } else if (input instanceof Input.Booted) {
                effects.add(new Effect.CallHost(0, new HostCall.VmReady()));
            }
        }

        private void forget(long hostCall) {
            for (int i = 0; i < guest.agent().jobs().size(); i++) {
                if (guest.agent().jobs().get(i) instanceof NoticeJob notice && notice.number() == hostCall) {
                    guest = guest.with(guest.agent().minusJob(i));
                    return;
                }
            }
        }

        private void call(CallId call, Command command) {
            guest = guest.with(guest.agent().plus(call, command));
            if (guest.agent().phase() != Phase.SERVING) {
                answer(call, new Reply.Failed(RpcCode.UNAVAILABLE, "the guest has shut down"));
            } else if (command instanceof Command.ConfigureNetwork it) {
                answer(call, rules.network().configure(guest.kernel(), it));
            } else if (command instanceof Command.Mount it) {
                answer(call, mount(it));
            } else if (!guest.agent().init()) {
                answer(call, new Reply.Failed(RpcCode.FAILED_PRECONDITION, "not running as init"));
            } else if (command instanceof Command.ImpossibleLaunch it) {
                answer(
                        call,
                        new Reply.Failed(RpcCode.INVALID_ARGUMENT, it.reason().text()));
            } else {
                guest = guest.with(guest.agent().plus(job(call, command)));
            }
        }

        private Job job(CallId call, Command command) {
            if (command instanceof Command.Launch it) {
                return LaunchJob.of(call, it);
            }
            return command instanceof Command.StartTermina it ? TerminaJob.of(call, it) : ShutdownJob.of(call);
        }

        private Answered mount(Command.Mount it) {
            Optional<String> source = rules.text().findC(it.source());
            Optional<String> target = rules.text().findC(it.target());
            Optional<String> fstype = rules.text().findC(it.fstype());
            Optional<String> options = rules.text().findC(it.options());
            boolean whole = source.isPresent() && target.isPresent() && fstype.isPresent() && options.isPresent();
            return whole
                    ? rules.mount()
                            .mount(
                                    guest.kernel(),
                                    new Command.Mount(
                                            source.get(), target.get(), fstype.get(), it.flags(), options.get()))
                    : new Answered(guest.kernel(), new Reply.Mounted(Errno.EINVAL.number()));
        }

        private void answer(CallId call, Answered answered) {
            guest = guest.with(answered.kernel());
            answer(call, answered.reply());
        }

        private void answer(CallId call, Reply reply) {
            emit(new Effect.Answer(call, reply));
        }

        private void emit(Effect effect) {
            if (effect instanceof Effect.Answer answer) {
                Command command = guest.agent().open().get(answer.call());
                guest = guest.with(guest.agent().minus(answer.call()));
                effects.add(new Effect.Answer(answer.call(), rules.replies().apply(command, answer.reply())));
            } else {
                effects.add(effect);
            }
        }

        /** Advances the jobs, and sees to children that have ended, until neither changes anything. */
        private void settle() {
            boolean changed = true;
            while (changed) {
                int waiting = guest.agent().jobs().size();
                changed = reapOne() || advanceOne();
                if (guest.agent().jobs().size() < waiting) {
                    guest = guest.with(guest.kernel().run(now, UNITS_BETWEEN_JOBS));
                }
            }
        }

        private boolean reapOne() {
            boolean busy = guest.agent().jobs().stream().anyMatch(Job::isBegun);
            if (busy && rules.worker() == WorkerRule.ONE_AT_A_TIME) {
                return false;
            }
            Optional<Reaped> ended = Exits.findUnawaited(guest);
            if (ended.isEmpty()) {
                return false;
            }
            Step step = Exits.handle(moment(), ended.get());
            guest = step.guest();
            step.effects().forEach(this::emit);
            return true;
        }

        private boolean advanceOne() {
            int mayWork = rules.worker() == WorkerRule.ONE_AT_A_TIME
                    ? Math.min(1, guest.agent().jobs().size())
                    : guest.agent().jobs().size();
            for (int place = 0; place < mayWork; place++) {
                Progress progress = guest.agent().jobs().get(place).advance(moment());
                if (!(progress.next() instanceof Progress.Next.Waits)) {
                    place(progress, place);
                    return true;
                }
            }
            return false;
        }

        private void place(Progress progress, int place) {
            guest = progress.guest();
            Agent agent = guest.agent();
            if (progress.next() instanceof Progress.Next.Continues it) {
                guest = guest.with(agent.withJob(place, it.job()));
            } else if (progress.next() instanceof Progress.Next.Requeued it) {
                guest = guest.with(agent.minusJob(place).plus(it.job()));
            } else {
                guest = guest.with(agent.minusJob(place));
            }
            progress.effects().forEach(this::emit);
        }

        Step done() {
            guest.kernel().journal().since(before).forEach(entry -> effects.add(new Effect.Unsupported(entry)));
            Agent agent = guest.agent();
            if (agent.mayEnd(now)) {
                guest = guest.with(agent.with(Phase.GONE));
                effects.add(new Effect.PowerOff());
            }
            return new Step(guest, effects);
        }

        private Moment moment() {
            return new Moment(guest, rules, now);
        }
    }
}
