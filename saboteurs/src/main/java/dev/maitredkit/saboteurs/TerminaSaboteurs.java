package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.replies;
import static dev.maitredkit.saboteurs.Wrong.terminas;

import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.StartTerminaResponse;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wrong about StartTermina. */
final class TerminaSaboteurs {
    private static final String KILLS_TREMPLIN = "for p in /proc/[0-9]*; do [ $p = /proc/$$ ] && continue;"
            + " tr '\\0' ' ' <$p/cmdline | grep -q '^tremplin ' && kill -9 ${p#/proc/}; done; true";

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "TERMINA-001",
                    "termina-unsaid",
                    "never fills in Termina's status",
                    "wanted Termina status SUCCESS or FAILED; got Termina status UNKNOWN",
                    answered(it -> new Reply.Termina(Reply.TerminaState.UNKNOWN, ""))),
            saboteur(
                    "TERMINA-002",
                    "termina-talks",
                    "gives a reason with SUCCESS",
                    "wanted no failure_reason with SUCCESS; got OK",
                    answered(it -> it.state() == Reply.TerminaState.SUCCESS
                            ? new Reply.Termina(it.state(), "all is well")
                            : it)),
            relayed(
                            "TERMINA-003",
                            "termina-on-paper",
                            "answers SUCCESS and starts nothing",
                            "wanted a process runs with \"lxd .*; got it is not so",
                            () -> Hosts.answering(
                                    Hosts.of(MaitredGrpc.getStartTerminaMethod()),
                                    StartTerminaResponse.newBuilder()
                                            .setStatus(StartTerminaResponse.Status.SUCCESS)
                                            .build()))
                    .mayAlsoBreak("TERMINA-007"),
            saboteur(
                    "TERMINA-004",
                    "turns-the-address",
                    "reads Termina's address in the other byte order",
                    "wanted a process runs with .*; got it is not so",
                    terminas(it -> new Command.StartTermina(turned(it.tremplinAddress()), it.lxdSubnet()))),
            saboteur(
                    "TERMINA-005",
                    "own-subnet",
                    "gives tremplin a subnet of its own choice",
                    "wanted a process runs with .*; got it is not so",
                    terminas(it -> new Command.StartTermina(it.tremplinAddress(), "10.0.0.1/24"))),
            relayed(
                    "TERMINA-006",
                    "starts-afresh",
                    "ends the services before it starts them",
                    "wanted .*/processes.*; got it is not so",
                    () -> around(KILLS_TREMPLIN, "true")),
            relayed(
                    "TERMINA-007",
                    "tidies-up",
                    "unmounts the disk when all is started",
                    "wanted mounted: .*stateful.*; got it is not so",
                    () -> around("true", "umount -l /mnt/stateful; true")));

    private TerminaSaboteurs() {}

    private static UnaryOperator<AgentRules> answered(UnaryOperator<Reply.Termina> change) {
        return replies(reply -> reply instanceof Reply.Termina it ? change.apply(it) : reply);
    }

    private static Ipv4Address turned(Ipv4Address address) {
        String[] parts = address.toString().split("\\.");
        return Ipv4Address.parse(String.join(".", parts[3], parts[2], parts[1], parts[0]))
                .orElseThrow();
    }

    /** Does something before a StartTermina, and something after it. */
    private static Relay around(String before, String after) {
        return (call, guest) -> {
            if (!call.isOf(MaitredGrpc.getStartTerminaMethod())) {
                guest.pass(call);
                return;
            }
            Hosts.script(
                    guest,
                    before,
                    ready -> guest.call(
                            call.method(),
                            call.request(),
                            answer -> Hosts.script(guest, after, done -> call.answer(answer))));
        };
    }
}
