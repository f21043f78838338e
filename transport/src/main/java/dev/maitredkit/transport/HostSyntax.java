package dev.maitredkit.transport;

import io.netty.util.NetUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand for HOST in HOST:PORT. */
final class HostSyntax {
    /** RFC 1123, with the underscore that container networks use in names. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");

    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?[0-9]+\\.?");

    private HostSyntax() {}

    static Optional<String> findProblem(String host) {
        if (host.isEmpty()) {
            return Optional.of("the host is empty");
        }
        if (AddressParser.isScheme(host)) {
            return Optional.of("a host cannot be called " + host + ", which is a kind of address");
        }
        if (host.contains(":")) {
            return NetUtil.isValidIpV6Address(host) && !host.startsWith("[")
                    ? Optional.empty()
                    : Optional.of("the host " + AddressException.quote(host) + " is no IPv6 address");
        }
        // Resolvers read 127.1 or 2130706433 as IPv4 addresses, each in its own way: only the full form is unambiguous.
        if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return NetUtil.isValidIpV4Address(host)
                    ? Optional.empty()
                    : Optional.of("the host " + AddressException.quote(host) + " is no IPv4 address");
        }
        return NAME.matcher(host).matches()
                ? Optional.empty()
                : Optional.of("the host " + AddressException.quote(host)
                        + " is no name: labels of letters, digits, '-' and '_', separated by dots");
    }
}
