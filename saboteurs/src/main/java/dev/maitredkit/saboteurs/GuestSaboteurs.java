package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.networks;
import static dev.maitredkit.saboteurs.Wrong.replies;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.ShutdownRule;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wrong about the guest as a whole: its network, Termina, and its end. */
final class GuestSaboteurs {
    private static final int SIGKILL = 9;

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "NETWORK-002",
                    "wide-netmask",
                    "gives every address a netmask of 16 bits",
                    networks(it -> new Command.ConfigureNetwork(
                            it.address(), Ipv4Address.parse("255.255.0.0").orElseThrow(), it.gateway()))),
            saboteur(
                    "NETWORK-003",
                    "own-gateway",
                    "sends everything to itself",
                    networks(it -> new Command.ConfigureNetwork(it.address(), it.netmask(), it.address()))),
            saboteur(
                    "NETWORK-004",
                    "zero-is-fine",
                    "takes a request with zeros and does nothing",
                    replies(reply ->
                            reply instanceof Reply.Failed it && it.message().startsWith("IPv4")
                                    ? new Reply.Done()
                                    : reply)),
            saboteur(
                    "NETWORK-005",
                    "wordless",
                    "refuses without a word",
                    replies(reply -> reply instanceof Reply.Failed it ? new Reply.Failed(it.code(), "") : reply)),
            saboteur(
                    "TERMINA-001",
                    "termina-unsaid",
                    "never fills in Termina's status",
                    termina(it -> new Reply.Termina(Reply.TerminaState.UNKNOWN, ""))),
            saboteur(
                    "TERMINA-002",
                    "termina-talks",
                    "gives a reason with SUCCESS",
                    termina(it -> new Reply.Termina(it.state(), "all is well"))),
            saboteur(
                    "SHUTDOWN-002",
                    "lives-on",
                    "answers Shutdown and goes on",
                    shutdown(it -> it.withPowersOff(false))),
            saboteur(
                    "SHUTDOWN-003",
                    "patient",
                    "gives processes 30 s to end",
                    shutdown(it -> it.withGrace(Duration.ofSeconds(30)))),
            saboteur("SHUTDOWN-004", "impatient", "kills at once", shutdown(it -> it.withFirstSignal(SIGKILL))));

    private GuestSaboteurs() {}

    private static UnaryOperator<AgentRules> termina(UnaryOperator<Reply.Termina> change) {
        return replies(reply -> reply instanceof Reply.Termina it ? change.apply(it) : reply);
    }

    private static UnaryOperator<AgentRules> shutdown(UnaryOperator<ShutdownRule> change) {
        return rules ->
                rules.toBuilder().shutdown(change.apply(rules.shutdown())).build();
    }
}
