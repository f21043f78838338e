package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a {@link Code} over a text, all alternatives at once: the leftmost match, and of those the longest. */
final class Automaton {
    private final Code code;
    private final String text;
    private final int slots;
    private final int[] seenAt;
    private List<Path> now = new ArrayList<>();
    private List<Path> then = new ArrayList<>();
    private int[] best;

    private record Path(int at, int[] saved) {}

    Automaton(Code code, String text, int groups) {
        this.code = code;
        this.text = text;
        this.slots = 2 * (groups + 1);
        this.seenAt = new int[code.instructions().size()];
        Arrays.fill(seenAt, -1);
    }

    /** The bounds of match and groups, or null. */
    int[] run(int from) {
        for (int at = from; at <= text.length(); at++) {
            if (best == null) {
                int[] saved = new int[slots];
                Arrays.fill(saved, -1);
                saved[0] = at;
                follow(new Path(0, saved), at, now);
            } else if (now.isEmpty()) {
                break;
            }
            step(at);
            List<Path> spare = now;
            now = then;
            then = spare;
            then.clear();
        }
        return best;
    }

    private void step(int at) {
        for (Path thread : now) {
            Code.Instruction instruction = code.instructions().get(thread.at());
            if (instruction instanceof Code.Instruction.Take take) {
                boolean later = best != null && thread.saved()[0] > best[0];
                if (!later && at < text.length() && take.set().get(text.charAt(at))) {
                    follow(new Path(thread.at() + 1, thread.saved()), at + 1, then);
                }
            } else if (best == null || thread.saved()[0] < best[0] || thread.saved()[0] == best[0] && at > best[1]) {
                best = thread.saved().clone();
                best[1] = at;
            }
        }
    }

    /** Adds what is reached without taking a byte, in order of preference. */
    private void follow(Path start, int at, List<Path> into) {
        List<Path> stack = new ArrayList<>();
        stack.add(start);
        while (!stack.isEmpty()) {
            Path thread = stack.remove(stack.size() - 1);
            if (seenAt[thread.at()] == at) {
                continue;
            }
            seenAt[thread.at()] = at;
            Code.Instruction instruction = code.instructions().get(thread.at());
            if (instruction instanceof Code.Instruction.Fork fork) {
                stack.add(new Path(fork.second(), thread.saved()));
                stack.add(new Path(fork.first(), thread.saved()));
            } else if (instruction instanceof Code.Instruction.Save save) {
                int[] saved = thread.saved().clone();
                saved[save.slot()] = at;
                stack.add(new Path(thread.at() + 1, saved));
            } else if (instruction instanceof Code.Instruction.Check check) {
                if (check.anchor().holds(text, at)) {
                    stack.add(new Path(thread.at() + 1, thread.saved()));
                }
            } else {
                into.add(thread);
            }
        }
    }
}
