package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * ping: the guest's own addresses answer, and nobody else does, for there is nobody on the wire.
 *
 * @param count how many packets; 0 is without end
 * @param next when the next one goes, or the wait for answers ends
 */
record Ping(
        Call call, boolean quiet, String host, Ipv4Address target, long count, long sent, long received, Instant next)
        implements Work {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TIME = "0.050";

    static Work start(Call call, Options options) {
        if (options.operands().size() != 1) {
            return Work.usage(call);
        }
        String host = options.operands().get(0);
        Optional<Ipv4Address> target = Ipv4Address.parse(host.equals("localhost") ? "127.0.0.1" : host);
        OptionalLong count = Numbers.findUnsigned(options.find('c').orElse("0"));
        if (target.isEmpty()) {
            return Work.refuse(call, "bad address '" + host + "'", 1);
        }
        return count.isEmpty()
                ? Work.refuse(call, "invalid number '" + options.find('c').orElse("") + "'", 1)
                : new Ping(call, options.has('q'), host, target.get(), count.getAsLong(), 0, 0, Instant.MIN);
    }

    @Override
    public Progress step(Sys sys) {
        if (sys.now().isBefore(next)) {
            return new Progress.Wait(this, Set.of(new WaitFor.Time(next)));
        }
        Printer printer = new Printer(call);
        if (sent == 0) {
            printer.line("PING " + host + " (" + target + "): 56 data bytes");
        }
        if (count > 0 && sent == count) {
            return end(printer);
        }
        Net net = sys.kernel().net();
        if (!isReachable(net)) {
            return printer.warn("sendto: Network is unreachable").end(1);
        }
        boolean answers =
                net.routes(Route.Table.LOCAL).stream().anyMatch(it -> it.type() == Route.Type.LOCAL && covers(it));
        if (answers && !quiet) {
            printer.line("64 bytes from " + target + ": seq=" + sent + " ttl=64 time=" + TIME + " ms");
        }
        boolean last = count > 0 && sent + 1 == count;
        long got = received + (answers ? 1 : 0);
        Duration pause = !last ? INTERVAL : got == count ? Duration.ZERO : PATIENCE;
        return printer.next(new Ping(
                call, quiet, host, target, count, sent + 1, got, sys.now().plus(pause)));
    }

    private boolean isReachable(Net net) {
        return net.routes(Route.Table.LOCAL).stream().anyMatch(it -> covers(it))
                || net.routes(Route.Table.MAIN).stream().anyMatch(it -> it.type() == Route.Type.UNICAST && covers(it));
    }

    private boolean covers(Route route) {
        return target.and(Ipv4Address.maskOf(route.prefixLength())).equals(route.destination());
    }

    private Progress end(Printer printer) {
        printer.line("").line("--- " + host + " ping statistics ---");
        long lost = 100 * (sent - received) / sent;
        printer.line(sent + " packets transmitted, " + received + " packets received, " + lost + "% packet loss");
        if (received > 0) {
            printer.line("round-trip min/avg/max = " + String.join("/", TIME, TIME, TIME) + " ms");
        }
        return printer.end(received > 0 ? 0 : 1);
    }
}
