package dev.maitredkit.fakeguest.agent;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The points at which agents differ; a profile is a choice of them. All are functions of their arguments.
 *
 * @param worker who may work at the same time
 * @param text what becomes of strings with a NUL
 * @param network what ConfigureNetwork does
 * @param mount what Mount does
 * @param launch what a LaunchProcess starts
 * @param respawn how often a program may be started
 * @param termina how StartTermina answers
 * @param shutdown how a guest ends
 * @param commands a change to each request before it is looked at
 * @param replies a change to each answer before it goes out; the command is the changed one
 */
public record AgentRules(
        WorkerRule worker,
        TextRule text,
        NetworkRule network,
        MountRule mount,
        LaunchRule launch,
        RespawnRule respawn,
        TerminaRule termina,
        ShutdownRule shutdown,
        UnaryOperator<Command> commands,
        BiFunction<Command, Reply, Reply> replies) {
    /** The protocol text in its best reading. */
    public static final AgentRules SPEC = new AgentRules(
            WorkerRule.CONCURRENT,
            TextRule.REFUSE,
            NetworkSteps.SEPARATED,
            MountRule.AS_ASKED,
            LaunchRule.SPEC,
            RespawnRule.REFERENCE,
            TerminaRule.IN_BAND,
            ShutdownRule.REFERENCE,
            UnaryOperator.identity(),
            (command, reply) -> reply);

    /** The reference agent of July 2018 as observed. */
    public static final AgentRules MAITRED_2018 = SPEC.toBuilder()
            .worker(WorkerRule.ONE_AT_A_TIME)
            .text(TextRule.CUT)
            .network(NetworkSteps.UNSEPARATED)
            .launch(LaunchRule.MAITRED_2018)
            .termina(TerminaRule.BY_STATUS)
            .build();

    public AgentRules {
        Objects.requireNonNull(worker);
        Objects.requireNonNull(text);
        Objects.requireNonNull(network);
        Objects.requireNonNull(mount);
        Objects.requireNonNull(launch);
        Objects.requireNonNull(respawn);
        Objects.requireNonNull(termina);
        Objects.requireNonNull(shutdown);
        Objects.requireNonNull(commands);
        Objects.requireNonNull(replies);
    }

    /** The same rules, to replace some. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Replaces rules. */
    public static final class Builder {
        private WorkerRule worker;
        private TextRule text;
        private NetworkRule network;
        private MountRule mount;
        private LaunchRule launch;
        private RespawnRule respawn;
        private TerminaRule termina;
        private ShutdownRule shutdown;
        private UnaryOperator<Command> commands;
        private BiFunction<Command, Reply, Reply> replies;

        private Builder(AgentRules rules) {
            this.worker = rules.worker;
            this.text = rules.text;
            this.network = rules.network;
            this.mount = rules.mount;
            this.launch = rules.launch;
            this.respawn = rules.respawn;
            this.termina = rules.termina;
            this.shutdown = rules.shutdown;
            this.commands = rules.commands;
            this.replies = rules.replies;
        }

        public Builder worker(WorkerRule other) {
            this.worker = other;
            return this;
        }

        public Builder text(TextRule other) {
            this.text = other;
            return this;
        }

        public Builder network(NetworkRule other) {
            this.network = other;
            return this;
        }

        public Builder mount(MountRule other) {
            this.mount = other;
            return this;
        }

        public Builder launch(LaunchRule other) {
            this.launch = other;
            return this;
        }

        public Builder respawn(RespawnRule other) {
            this.respawn = other;
            return this;
        }

        public Builder termina(TerminaRule other) {
            this.termina = other;
            return this;
        }

        public Builder shutdown(ShutdownRule other) {
            this.shutdown = other;
            return this;
        }

        public Builder commands(UnaryOperator<Command> other) {
            this.commands = other;
            return this;
        }

        public Builder replies(BiFunction<Command, Reply, Reply> other) {
            this.replies = other;
            return this;
        }

        public AgentRules build() {
            return new AgentRules(worker, text, network, mount, launch, respawn, termina, shutdown, commands, replies);
        }
    }
}
