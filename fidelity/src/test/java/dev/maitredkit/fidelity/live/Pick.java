package dev.maitredkit.fidelity.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Choices from one seed. */
record Pick(Random random) {
    @SafeVarargs
    final <T> T of(T... all) {
        return all[random.nextInt(all.length)];
    }

    <T> T from(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int below(int limit) {
        return random.nextInt(limit);
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** That many of them. */
    List<Call> repeat(int least, int most, Supplier<Call> next) {
        List<Call> calls = new ArrayList<>();
        for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
            calls.add(next.get());
        }
        return calls;
    }
}
