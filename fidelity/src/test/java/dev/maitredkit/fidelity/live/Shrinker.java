package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a sequence that shows a difference smaller: fewer calls, then simpler arguments; in a bounded number of steps. */
final class Shrinker {
    private static final int STEPS = 400;
    private static final String NO_ADDRESS = "0.0.0.0";

    private final Function<List<Call>, Optional<Difference>> play;
    private Difference smallest;
    private int steps;

    private Shrinker(Difference found, Function<List<Call>, Optional<Difference>> play) {
        this.smallest = found;
        this.play = play;
    }

    /** The smallest that was found; {@code play} says what differs in a sequence. */
    static Difference shrink(Difference found, Function<List<Call>, Optional<Difference>> play) {
        Shrinker shrinker = new Shrinker(found, play);
        shrinker.dropCalls();
        shrinker.simplify();
        shrinker.dropCalls();
        return shrinker.smallest;
    }

    private boolean isEnough(List<Call> calls) {
        if (steps++ >= STEPS || calls.isEmpty()) {
            return false;
        }
        Optional<Difference> difference = play.apply(calls);
        difference.ifPresent(it -> smallest = it);
        return difference.isPresent();
    }

    private void dropCalls() {
        for (int size = Math.max(1, smallest.calls().size() / 2); size > 0; size /= 2) {
            for (int from = smallest.calls().size() - size; from >= 0; from--) {
                List<Call> fewer = new ArrayList<>(smallest.calls());
                if (from + size <= fewer.size()) {
                    fewer.subList(from, from + size).clear();
                    isEnough(fewer);
                }
            }
        }
    }

    private void simplify() {
        for (int call = 0; call < smallest.calls().size(); call++) {
            for (int argument = 0;
                    call < smallest.calls().size()
                            && argument < smallest.calls().get(call).arguments().size();
                    argument++) {
                simplify(call, argument);
            }
        }
    }

    private void simplify(int call, int argument) {
        Call before = smallest.calls().get(call);
        for (String simpler : simpler(before.arguments().get(argument))) {
            List<Call> changed = new ArrayList<>(smallest.calls());
            changed.set(call, before.with(argument, simpler));
            if (isEnough(changed)) {
                return;
            }
        }
    }

    private static List<String> simpler(String argument) {
        if (argument.matches("-?\\d+")) {
            long value = Long.parseLong(argument);
            List<String> fewerBits = new ArrayList<>(value == 0 ? List.of() : List.of("0"));
            for (long left = value; Long.bitCount(value) > 1 && left != 0; left &= left - 1) {
                fewerBits.add(Long.toString(value & ~Long.lowestOneBit(left)));
            }
            return fewerBits;
        }
        if (Ipv4Address.parse(argument).isPresent()) {
            return argument.equals(NO_ADDRESS) ? List.of() : List.of(NO_ADDRESS);
        }
        List<String> shorter = new ArrayList<>(List.of("", "/m"));
        shorter.removeIf(it -> it.length() >= argument.length());
        return shorter;
    }
}
