package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Answered;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.MountRule;
import dev.maitredkit.fakeguest.agent.NetworkRule;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Changes to the rules of an agent that touch one kind of request or answer and leave the others alone. */
final class Wrong {
    private Wrong() {}

    static UnaryOperator<AgentRules> launches(UnaryOperator<Command.Launch> change) {
        return commands(command -> command instanceof Command.Launch it ? change.apply(it) : command);
    }

    static UnaryOperator<AgentRules> mounts(UnaryOperator<Command.Mount> change) {
        return commands(command -> command instanceof Command.Mount it ? change.apply(it) : command);
    }

    static UnaryOperator<AgentRules> networks(UnaryOperator<Command.ConfigureNetwork> change) {
        return commands(command -> command instanceof Command.ConfigureNetwork it ? change.apply(it) : command);
    }

    static UnaryOperator<AgentRules> terminas(UnaryOperator<Command.StartTermina> change) {
        return commands(command -> command instanceof Command.StartTermina it ? change.apply(it) : command);
    }

    static UnaryOperator<AgentRules> launched(UnaryOperator<Reply.Launched> change) {
        return replies(reply -> reply instanceof Reply.Launched it ? change.apply(it) : reply);
    }

    static UnaryOperator<AgentRules> replies(UnaryOperator<Reply> change) {
        return answers((command, reply) -> change.apply(reply));
    }

    /** A change to answers that looks at what was asked. */
    static UnaryOperator<AgentRules> answers(BiFunction<Command, Reply, Reply> change) {
        return rules -> rules.toBuilder().replies(change).build();
    }

    /** A mount that is done otherwise; the rule is given what is right. */
    static UnaryOperator<AgentRules> mounting(Mounting other) {
        return rules -> rules.toBuilder()
                .mount((kernel, it) -> other.mount(kernel, it, rules.mount()))
                .build();
    }

    /** A network that is set up otherwise; the rule is given what is right. */
    static UnaryOperator<AgentRules> networking(Networking other) {
        return rules -> rules.toBuilder()
                .network((kernel, it) -> other.configure(kernel, it, rules.network()))
                .build();
    }

    @FunctionalInterface
    interface Mounting {
        Answered mount(Kernel kernel, Command.Mount command, MountRule right);
    }

    @FunctionalInterface
    interface Networking {
        Answered configure(Kernel kernel, Command.ConfigureNetwork command, NetworkRule right);
    }

    static Command.Launch argv(Command.Launch launch, List<String> argv) {
        return new Command.Launch(argv, launch.env(), launch.lifetime(), launch.useConsole());
    }

    static Command.Launch lifetime(Command.Launch launch, Lifetime lifetime) {
        return new Command.Launch(launch.argv(), launch.env(), lifetime, launch.useConsole());
    }

    /** The launch, by a script of the shell's that has the program and its arguments as {@code "$@"}. */
    static Command.Launch wrapped(Command.Launch launch, String script) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(launch.argv());
        return argv(launch, words);
    }

    /** The same, for scripts only, of which it is known that they are there; a program that is not must not become one. */
    static Command.Launch wrappedScript(Command.Launch launch, String script) {
        return launch.argv().get(0).equals("sh") ? wrapped(launch, script) : launch;
    }

    private static UnaryOperator<AgentRules> commands(UnaryOperator<Command> change) {
        return rules -> rules.toBuilder().commands(change).build();
    }
}
