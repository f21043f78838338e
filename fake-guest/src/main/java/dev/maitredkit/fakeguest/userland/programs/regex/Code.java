package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** An expression compiled to the instructions of a nondeterministic automaton. */
record Code(List<Instruction> instructions) {
    private static final int LARGEST = 20_000;

    sealed interface Instruction {
        record Take(BitSet set) implements Instruction {}

        /** Goes on at both places; the first is preferred. */
        record Fork(int first, int second) implements Instruction {}

        record Save(int slot) implements Instruction {}

        record Check(Node.Anchor anchor) implements Instruction {}

        record Accept() implements Instruction {}
    }

    static Code of(Node node) throws Parser.WrongException {
        Builder builder = new Builder();
        builder.add(node);
        builder.emit(new Instruction.Accept());
        return new Code(List.copyOf(builder.all));
    }

    private static final class Builder {
        private final List<Instruction> all = new ArrayList<>();

        private int emit(Instruction instruction) throws Parser.WrongException {
            if (all.size() == LARGEST) {
                throw new Parser.WrongException("Regular expression too big");
            }
            all.add(instruction);
            return all.size() - 1;
        }

        private void add(Node node) throws Parser.WrongException {
            if (node instanceof Node.Bytes bytes) {
                emit(new Instruction.Take(bytes.set()));
            } else if (node instanceof Node.Place place) {
                emit(new Instruction.Check(place.anchor()));
            } else if (node instanceof Node.Sequence sequence) {
                for (Node part : sequence.parts()) {
                    add(part);
                }
            } else if (node instanceof Node.Group group) {
                emit(new Instruction.Save(2 * group.number()));
                add(group.part());
                emit(new Instruction.Save(2 * group.number() + 1));
            } else if (node instanceof Node.Choice choice) {
                addChoice(choice.parts());
            } else if (node instanceof Node.Repeat repeat) {
                addRepeat(repeat);
            } else {
                throw new IllegalStateException("back-references have no automaton");
            }
        }

        private void addChoice(List<Node> parts) throws Parser.WrongException {
            List<Integer> jumps = new ArrayList<>();
            for (int i = 0; i < parts.size() - 1; i++) {
                int fork = emit(new Instruction.Accept());
                add(parts.get(i));
                jumps.add(emit(new Instruction.Accept()));
                all.set(fork, new Instruction.Fork(fork + 1, all.size()));
            }
            add(parts.get(parts.size() - 1));
            for (int jump : jumps) {
                all.set(jump, new Instruction.Fork(all.size(), all.size()));
            }
        }

        private void addRepeat(Node.Repeat repeat) throws Parser.WrongException {
            for (int i = 0; i < repeat.least(); i++) {
                add(repeat.part());
            }
            if (repeat.most() < 0) {
                int fork = emit(new Instruction.Accept());
                add(repeat.part());
                emit(new Instruction.Fork(fork, fork));
                all.set(fork, new Instruction.Fork(fork + 1, all.size()));
                return;
            }
            List<Integer> exits = new ArrayList<>();
            for (int i = repeat.least(); i < repeat.most(); i++) {
                exits.add(emit(new Instruction.Accept()));
                add(repeat.part());
            }
            for (int exit : exits) {
                all.set(exit, new Instruction.Fork(exit + 1, all.size()));
            }
        }
    }
}
