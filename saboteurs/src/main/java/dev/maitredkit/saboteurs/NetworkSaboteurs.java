package dev.maitredkit.saboteurs;

import static dev.maitredkit.saboteurs.Saboteurs.relayed;
import static dev.maitredkit.saboteurs.Saboteurs.saboteur;
import static dev.maitredkit.saboteurs.Wrong.answers;
import static dev.maitredkit.saboteurs.Wrong.networking;
import static dev.maitredkit.saboteurs.Wrong.networks;
import static dev.maitredkit.saboteurs.Wrong.replies;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.maitredkit.fakeguest.agent.AgentRules;
import dev.maitredkit.fakeguest.agent.Answered;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.NetworkRule;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.agent.RpcCode;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.net.InterfaceAddress;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.NetworkConfigRequest;
import io.grpc.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Wrong about ConfigureNetwork. */
final class NetworkSaboteurs {
    private static final String ETH0 = "eth0";
    private static final Reply DONE = new Reply.Done();

    static final List<Saboteur> ALL = List.of(
            saboteur(
                    "NETWORK-001",
                    "never-content",
                    "answers INTERNAL although all went well",
                    "wanted status OK; got INTERNAL",
                    answers((command, reply) -> command instanceof Command.ConfigureNetwork && reply.equals(DONE)
                            ? new Reply.Failed(RpcCode.INTERNAL, "done")
                            : reply)),
            saboteur(
                            "NETWORK-002",
                            "wide-netmask",
                            "gives every address a netmask of 16 bits",
                            "wanted an interface other than lo .*; got it is not so",
                            networks(it -> it.netmask().isZero()
                                            || !it.netmask().isContiguousMask()
                                    ? it
                                    : new Command.ConfigureNetwork(
                                            it.address(),
                                            Ipv4Address.parse("255.255.0.0").orElseThrow(),
                                            it.gateway())))
                    .mayAlsoBreak("NETWORK-007", "NETWORK-008", "SHUTDOWN-006", "NETWORK-011", "NETWORK-012"),
            saboteur(
                            "NETWORK-003",
                            "own-gateway",
                            "sends everything to itself",
                            "wanted the default route goes by .*; got it is not so",
                            networks(it -> it.gateway().isZero()
                                    ? it
                                    : new Command.ConfigureNetwork(it.address(), it.netmask(), it.address())))
                    .mayAlsoBreak(
                            "NETWORK-006",
                            "NETWORK-007",
                            "NETWORK-008",
                            "NETWORK-010",
                            "SHUTDOWN-006",
                            "NETWORK-011",
                            "NETWORK-012"),
            saboteur(
                    "NETWORK-004",
                    "zero-is-fine",
                    "takes a request with zeros and does nothing",
                    "wanted status INVALID_ARGUMENT; got OK",
                    failures("IPv4", DONE)),
            saboteur(
                    "NETWORK-005",
                    "wordless",
                    "refuses without a word",
                    "wanted a status message with .*; got INVALID_ARGUMENT",
                    replies(reply -> reply instanceof Reply.Failed it ? new Reply.Failed(it.code(), "") : reply)),
            saboteur(
                    "NETWORK-006",
                    "route-or-not",
                    "does not mind when the route cannot be set",
                    "wanted status other than OK; got OK",
                    failures("failed to set IPv4 gateway: Network is unreachable", DONE)),
            relayed(
                            "NETWORK-007",
                            "never-again",
                            "refuses an address for good that was once in a request that failed",
                            "wanted status OK; got FAILED_PRECONDITION",
                            NetworkSaboteurs::unforgiving)
                    .mayAlsoBreak("NETWORK-004", "NETWORK-005"),
            saboteur(
                            "NETWORK-008",
                            "collects-addresses",
                            "keeps the old address beside the new one",
                            "inet 100.115.92.22/.*; got it is not so",
                            networking(NetworkSaboteurs::keepingOld))
                    .mayAlsoBreak("NETWORK-002", "NETWORK-003", "NETWORK-006", "NETWORK-007"),
            saboteur(
                    "NETWORK-009",
                    "mask-or-not",
                    "does not mind when the netmask cannot be set",
                    "wanted status other than OK; got OK",
                    failures("failed to set IPv4 netmask", DONE)),
            saboteur(
                    "NETWORK-010",
                    "ends-the-line",
                    "writes a newline behind the gateway",
                    "wanted /run/host_ip holds .*; got it is not so",
                    networking((kernel, it, right) -> {
                        Answered done = right.configure(kernel, it);
                        return done.reply().equals(DONE)
                                ? new Answered(Files.append(done.kernel(), "/run/host_ip", "\n"), DONE)
                                : done;
                    })),
            saboteur(
                    "NETWORK-011",
                    "repeat-undoes",
                    "takes the address away when it is asked for it again",
                    "wanted an interface other than lo .*; got it is not so",
                    networking((kernel, it, right) -> {
                        Answered done = right.configure(kernel, it);
                        boolean again = done.reply() instanceof Reply.Failed failed
                                && failed.message().endsWith("File exists");
                        return again ? new Answered(bare(done.kernel()), done.reply()) : done;
                    })),
            saboteur(
                    "NETWORK-012",
                    "acts-before-it-looks",
                    "takes the address away before it finds out that a request has a 0",
                    "wanted an interface other than lo .*; got it is not so",
                    networking((kernel, it, right) -> {
                        Answered done = right.configure(kernel, it);
                        return isRefused(done) ? new Answered(bare(kernel), done.reply()) : done;
                    })));

    private NetworkSaboteurs() {}

    private static UnaryOperator<AgentRules> failures(String message, Reply instead) {
        return replies(reply -> reply instanceof Reply.Failed it && it.message().startsWith(message) ? instead : reply);
    }

    private static Answered keepingOld(Kernel kernel, Command.ConfigureNetwork command, NetworkRule right) {
        List<InterfaceAddress> old =
                kernel.net().findInterface(ETH0).map(NetInterface::addresses).orElse(List.of());
        Answered done = right.configure(kernel, command);
        Kernel next = done.kernel();
        for (InterfaceAddress it : old) {
            if (it.label().equals(ETH0)) {
                InterfaceAddress kept = new InterfaceAddress(
                        it.local(), it.mask(), it.broadcast(), it.scope(), ETH0 + ":old", it.secondary());
                next = next.with(next.net().addAddress(ETH0, kept).net());
            }
        }
        return new Answered(next, done.reply());
    }

    private static boolean isRefused(Answered done) {
        return done.reply() instanceof Reply.Failed failed && failed.code() == RpcCode.INVALID_ARGUMENT;
    }

    /** Without the addresses of eth0. */
    private static Kernel bare(Kernel kernel) {
        Kernel next = kernel;
        for (InterfaceAddress it :
                kernel.net().findInterface(ETH0).map(NetInterface::addresses).orElse(List.of())) {
            next = next.with(next.net()
                    .deleteAddress(ETH0, it.local(), it.prefixLength())
                    .net());
        }
        return next;
    }

    private static Relay unforgiving() {
        Set<Integer> failed = new HashSet<>();
        return (call, guest) -> {
            if (!call.isOf(MaitredGrpc.getConfigureNetworkMethod())) {
                guest.pass(call);
                return;
            }
            int address = address(call.request());
            if (failed.contains(address)) {
                call.refuse(Status.FAILED_PRECONDITION);
                return;
            }
            call.onGivenUp(guest.call(call.method(), call.request(), answer -> {
                if (answer.status().getCode() == Status.Code.INTERNAL) {
                    failed.add(address);
                }
                call.answer(answer);
            }));
        };
    }

    private static int address(byte[] request) {
        try {
            return NetworkConfigRequest.parseFrom(request).getIpv4Config().getAddress();
        } catch (InvalidProtocolBufferException broken) {
            return 0;
        }
    }
}
