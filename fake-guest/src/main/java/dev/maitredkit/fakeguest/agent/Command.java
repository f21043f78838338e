package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.net.Ipv4Address;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a host asks of the agent. Text is bytes, one char each. */
public sealed interface Command {
    /** Gives eth0 an address, and the guest a default route. */
    record ConfigureNetwork(Ipv4Address address, Ipv4Address netmask, Ipv4Address gateway) implements Command {
        public ConfigureNetwork {
            Objects.requireNonNull(address);
            Objects.requireNonNull(netmask);
            Objects.requireNonNull(gateway);
        }
    }

    /** mount(2) with these arguments. */
    record Mount(String source, String target, String fstype, long flags, String options) implements Command {
        public Mount {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
            Objects.requireNonNull(fstype);
            Objects.requireNonNull(options);
        }
    }

    /** Starts a program. */
    record Launch(List<String> argv, SortedMap<String, String> env, Lifetime lifetime, boolean useConsole)
            implements Command {
        public Launch {
            argv = List.copyOf(argv);
            env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
            Objects.requireNonNull(lifetime);
            if (argv.isEmpty()) {
                throw new IllegalArgumentException("a program has a name: see ImpossibleLaunch");
            }
        }
    }

    /** A request to launch that says nothing that can be done. */
    record ImpossibleLaunch(Reason reason) implements Command {
        /** Why not. */
        public enum Reason {
            MISSING_ARGV("missing argv"),
            RESPAWN_AND_WAIT("respawn and wait_for_exit cannot both be true");

            private final String text;

            Reason(String text) {
                this.text = text;
            }

            /** In the words of the reference agent, July 2018. */
            public String text() {
                return text;
            }
        }

        public ImpossibleLaunch {
            Objects.requireNonNull(reason);
        }
    }

    /** Sets up what containers need. */
    record StartTermina(Ipv4Address tremplinAddress, String lxdSubnet) implements Command {
        public StartTermina {
            Objects.requireNonNull(tremplinAddress);
            Objects.requireNonNull(lxdSubnet);
        }
    }

    /** Ends the guest. */
    record Shutdown() implements Command {}

    /** How long a launched program is the agent's concern. */
    enum Lifetime {
        /** It is started, and that is all. */
        DETACHED,
        /** It is started again whenever it ends, within limits. */
        RESPAWN,
        /** The answer tells how it ended. */
        AWAIT_EXIT
    }
}
