package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import dev.maitredkit.fakeguest.kernel.net.NetInterface;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** route: shows the table; changes are for ip route. */
record RouteProgram(Call call, boolean numeric) implements Work {
    static Work start(Call call, Options options) {
        return options.operands().isEmpty()
                ? new RouteProgram(call, options.has('n'))
                : Work.unsupported(call, options.operands().get(0));
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        printer.line("Kernel IP routing table");
        printer.line("Destination     Gateway         Genmask         Flags Metric Ref    Use Iface");
        for (Route route : sys.kernel().net().routes(Route.Table.MAIN)) {
            boolean isDefault = route.prefixLength() == 0;
            String to = isDefault && !numeric ? "default" : route.destination().toString();
            String by = route.gateway().map(Ipv4Address::toString).orElse(numeric ? "0.0.0.0" : "*");
            String flags = (route.type() == Route.Type.UNREACHABLE ? "!" : "U")
                    + (route.gateway().isPresent() ? "G" : "")
                    + (route.prefixLength() == 32 ? "H" : "");
            String device = route.device().isPresent()
                    ? sys.kernel()
                            .net()
                            .findInterface(route.device().getAsInt())
                            .map(NetInterface::name)
                            .orElse("*")
                    : "*";
            printer.line(String.format(
                    "%-15.15s %-15.15s %-16s%-6s%-6d %-2d %7d %s",
                    to, by, route.mask(), flags, route.metric(), 0, 0, device));
        }
        return printer.end(0);
    }
}
