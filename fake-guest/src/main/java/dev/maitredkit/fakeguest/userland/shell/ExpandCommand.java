package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Redirections.Plan;
import dev.maitredkit.fakeguest.userland.shell.syntax.Assignments;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import dev.maitredkit.fakeguest.userland.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PVector;

/** Expands the words of a simple command: arguments, then redirections, then assignments. */
record ExpandCommand(Node.Simple node, boolean tested, boolean exits, PVector<Substituted> known) implements Expanding {
    /** Their operands are expanded as assignments are: neither split nor patterns. */
    private static final Set<String> DECLARING = Set.of("export", "readonly", "local", "command");

    /** {@code NAME=value}, expanded. */
    record Assigned(String name, String value) {}

    /**
     * @param before the state when the arguments were expanded: assignments in front of a command do not stay
     */
    private record Expanded(
            List<String> args, List<Plan> plans, List<Assigned> assigned, ShellState before, int status) {}

    @Override
    public Frame with(Substituted next) {
        return new ExpandCommand(node, tested, exits, known.plus(next));
    }

    @Override
    public void run(Interpreter in) {
        expand(in, known, this::expandAll, it -> {
            if (!it.args().isEmpty()) {
                in.set(it.before());
            }
            in.push(new Launch(it.args(), it.plans(), it.assigned(), it.status(), tested, exits));
            if (in.state().has(Option.XTRACE)) {
                in.complain(Trace.of(in.state(), it.assigned(), it.args()));
            }
        });
    }

    private Expanded expandAll(Expander expander) {
        List<String> args = expandArguments(expander);
        List<Plan> plans = Redirections.expand(expander, node.redirects());
        ShellState before = expander.state();
        List<Assigned> assigned = new ArrayList<>();
        for (Node.Assignment assignment : node.assignments()) {
            String value = expander.text(assignment.value(), Expander.Tilde.ASSIGNMENT);
            expander.set(assignment.name(), value);
            assigned.add(new Assigned(assignment.name(), value));
        }
        return new Expanded(args, plans, assigned, before, expander.lastStatus().orElse(0));
    }

    private List<String> expandArguments(Expander expander) {
        List<String> args = new ArrayList<>();
        for (Word word : node.words()) {
            boolean declaring = !args.isEmpty() && DECLARING.contains(args.get(0));
            Optional<Node.Assignment> assignment = declaring ? Assignments.find(word) : Optional.empty();
            if (assignment.isPresent()) {
                String value = expander.text(assignment.get().value(), Expander.Tilde.ASSIGNMENT);
                args.add(assignment.get().name() + "=" + value);
            } else {
                args.addAll(expander.fields(List.of(word)));
            }
        }
        return args;
    }
}
