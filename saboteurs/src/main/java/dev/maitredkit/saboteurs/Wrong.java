package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
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

    static UnaryOperator<AgentRules> launched(UnaryOperator<Reply.Launched> change) {
        return replies(reply -> reply instanceof Reply.Launched it ? change.apply(it) : reply);
    }

    static UnaryOperator<AgentRules> replies(UnaryOperator<Reply> change) {
        return rules -> rules.toBuilder()
                .replies((command, reply) -> change.apply(reply))
                .build();
    }

    private static UnaryOperator<AgentRules> commands(UnaryOperator<Command> change) {
        return rules -> rules.toBuilder().commands(change).build();
    }
}
