package dev.maitredkit.fidelity.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Generated sequences on two sides, up to the first difference that is not tolerated. */
final class Comparison {
    private final Side linux;
    private final Side fake;
    private final Tolerances tolerances;

    Comparison(Side linux, Side fake, Tolerances tolerances) {
        this.linux = linux;
        this.fake = fake;
        this.tolerances = tolerances;
    }

    /**
     * How it went.
     *
     * @param calls that were compared; of a sequence, those up to its first difference
     * @param tolerated how many sequences ended with a difference that is tolerated
     * @param difference the first that is not, made small
     */
    record Outcome(int calls, int sequences, int tolerated, int failed, Optional<Difference> difference) {
        /** How many calls in a hundred failed, so that one sees that the others did something. */
        int failedPercent() {
            return calls == 0 ? 0 : 100 * failed / calls;
        }
    }

    Outcome run(Area area, int least, long seed) {
        Random seeds = new Random(seed * Area.values().length + area.ordinal());
        int calls = 0;
        int sequences = 0;
        int tolerated = 0;
        int failed = 0;
        while (calls < least) {
            List<Call> sequence = area.sequence(new Random(seeds.nextLong()));
            Played played = play(area, sequence);
            sequences++;
            Optional<Difference> difference = played.difference();
            if (difference.isPresent() && !tolerances.tolerates(difference.get())) {
                Difference small = Shrinker.shrink(
                        difference.get(),
                        it -> play(area, it).difference().filter(smaller -> !tolerances.tolerates(smaller)));
                return new Outcome(calls, sequences, tolerated, failed, Optional.of(small));
            }
            int same = difference.map(it -> it.calls().size()).orElse(sequence.size());
            tolerated += difference.isPresent() ? 1 : 0;
            calls += same;
            failed += (int) played.linux().subList(0, same).stream()
                    .filter(Answer::failed)
                    .count();
        }
        return new Outcome(calls, sequences, tolerated, failed, Optional.empty());
    }

    private record Played(List<Answer> linux, Optional<Difference> difference) {}

    private Played play(Area area, List<Call> calls) {
        CompletableFuture<List<Answer>> other = CompletableFuture.supplyAsync(() -> fake.play(area, calls));
        List<Answer> there = linux.play(area, calls);
        return new Played(there, Difference.find(area, calls, there, new ArrayList<>(other.join())));
    }
}
