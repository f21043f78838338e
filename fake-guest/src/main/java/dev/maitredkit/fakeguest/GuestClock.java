package dev.maitredkit.fakeguest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A guest's time. */
sealed interface GuestClock {
    Instant now();

    /** The life's next event is at that time, or there is none; an earlier word about it no longer counts. */
    void expect(GuestLife life, Optional<Instant> event);

    /** Time that only moves by hand. */
    default Virtual requireVirtual() {
        if (this instanceof Virtual virtual) {
            return virtual;
        }
        throw new IllegalStateException("this guest lives in real time");
    }

    static GuestClock virtual(Instant start) {
        return new Virtual(start);
    }

    static GuestClock real() {
        return new Real(InstantSource.system());
    }

    final class Virtual implements GuestClock {
        private volatile Instant now;

        private Virtual(Instant start) {
            now = start;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void expect(GuestLife life, Optional<Instant> event) {
            // Whoever lets the time pass asks for it.
        }

        synchronized void advance(GuestLife life, Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("time does not go back: " + time);
            }
            Instant end = now.plus(time);
            Optional<Instant> event = life.nextEvent();
            while (event.isPresent() && !event.get().isAfter(end)) {
                go(life, event.get());
                event = life.nextEvent();
            }
            go(life, end);
        }

        synchronized boolean advanceToNextEvent(GuestLife life) {
            Optional<Instant> event = life.nextEvent();
            event.ifPresent(time -> go(life, time));
            return event.isPresent();
        }

        synchronized boolean advanceToNextEvent(GuestLife life, Duration atMost) {
            Instant end = now.plus(atMost);
            Optional<Instant> event = life.nextEvent().filter(time -> !time.isAfter(end));
            go(life, event.orElse(end));
            return event.isPresent();
        }

        private void go(GuestLife life, Instant time) {
            now = time.isAfter(now) ? time : now;
            life.tick();
        }
    }

    final class Real implements GuestClock {
        /** One timer for all guests of the JVM; it only says that the time has come. */
        private static final ScheduledExecutorService TIMER = timer();

        private final InstantSource source;
        private ScheduledFuture<?> alarm;

        private Real(InstantSource source) {
            this.source = source;
        }

        private static ScheduledExecutorService timer() {
            ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "fake-guest-timer");
                thread.setDaemon(true);
                return thread;
            });
            timer.setRemoveOnCancelPolicy(true);
            return timer;
        }

        @Override
        public Instant now() {
            return source.instant();
        }

        @Override
        public synchronized void expect(GuestLife life, Optional<Instant> event) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarm = event.map(time -> {
                        long delay = Math.max(0, Duration.between(now(), time).toNanos());
                        return TIMER.schedule(life::tick, delay, TimeUnit.NANOSECONDS);
                    })
                    .orElse(null);
        }
    }
}
