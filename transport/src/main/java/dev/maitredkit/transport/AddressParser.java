package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import dev.maitredkit.transport.GuestAddress.InProcess;
import dev.maitredkit.transport.GuestAddress.Tcp;
import dev.maitredkit.transport.GuestAddress.Unix;
import dev.maitredkit.transport.GuestAddress.Vsock;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The one reader of addresses. A further kind of address is one more entry in {@link #SCHEMES}. */
final class AddressParser {
    private static final String FORMS =
            "write vsock:CID:PORT, unix:PATH, hvsock:PATH:PORT, HOST:PORT or inprocess:NAME";

    /** What comes before the first colon, and who reads the address then. Anything else is HOST:PORT. */
    private static final Map<String, Function<AddressParser, GuestAddress>> SCHEMES = Map.of(
            "vsock", AddressParser::vsock,
            "unix", AddressParser::unix,
            "hvsock", AddressParser::hvsock,
            "inprocess", AddressParser::inProcess);

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Enough for any number in an address, and few enough for a long. */
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final int colon;

    private AddressParser(String text) {
        this.text = text;
        this.colon = text.indexOf(':');
    }

    static GuestAddress parse(String text) {
        return new AddressParser(text).parse();
    }

    static boolean isScheme(String word) {
        return SCHEMES.containsKey(word.toLowerCase(Locale.ROOT));
    }

    private GuestAddress parse() {
        if (text.isBlank()) {
            throw bad("it is empty", FORMS);
        }
        if (colon < 0) {
            throw bad("there is no colon in it", FORMS);
        }
        String scheme = text.substring(0, colon);
        if (SCHEMES.containsKey(scheme)) {
            return SCHEMES.get(scheme).apply(this);
        }
        if (isScheme(scheme)) {
            throw bad(
                    AddressException.quote(scheme) + " (at character 1) is in capitals",
                    "write " + scheme.toLowerCase(Locale.ROOT) + ":");
        }
        if (text.startsWith("//", colon + 1)) {
            throw bad(AddressException.quote(scheme) + " (at character 1) is no kind of guest address", FORMS);
        }
        return tcp();
    }

    private Vsock vsock() {
        int second = text.indexOf(':', colon + 1);
        if (second < 0) {
            throw bad("the port is missing (at character " + (text.length() + 1) + ")", Vsock.EXAMPLE);
        }
        return new Vsock(vsockNumber("CID", colon + 1, second), vsockNumber("port", second + 1, text.length()));
    }

    private long vsockNumber(String what, int start, int end) {
        return text.substring(start, end).equals("-1")
                ? Vsock.ANY
                : number(what, start, end, Vsock.ANY, ", or -1 for any", Vsock.EXAMPLE);
    }

    private Unix unix() {
        return new Unix(socketPath(text.length(), Unix.EXAMPLE));
    }

    /** The path may have colons, the port has none. */
    private Hvsock hvsock() {
        int last = text.lastIndexOf(':');
        if (last == colon) {
            throw bad("the port is missing (at character " + (text.length() + 1) + ")", Hvsock.EXAMPLE);
        }
        Path path = socketPath(last, Hvsock.EXAMPLE);
        return new Hvsock(path, number("port", last + 1, text.length(), Hvsock.MAX_PORT, "", Hvsock.EXAMPLE));
    }

    private Path socketPath(int end, String example) {
        String path = text.substring(colon + 1, end);
        if (path.isEmpty()) {
            throw bad("the path is missing (at character " + (colon + 2) + ")", example);
        }
        if (path.startsWith("//") && !path.startsWith("///")) {
            String scheme = text.substring(0, colon);
            throw bad("what follows \"" + scheme + "://\" would be a host (at character " + (colon + 4) + ")", example);
        }
        if (path.endsWith("/")) {
            throw bad("the path ends in \"/\" (at character " + end + "), so it is a directory", example);
        }
        int nul = path.indexOf('\0');
        if (nul >= 0) {
            throw bad("the path has a NUL (at character " + (colon + 2 + nul) + ")", example);
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw bad("the path cannot be written in this JVM's file name encoding: " + e.getReason(), example);
        }
    }

    private InProcess inProcess() {
        return new InProcess(text.substring(colon + 1));
    }

    private Tcp tcp() {
        if (text.startsWith("[")) {
            int end = endOfBrackets();
            String host = text.substring(1, end - 1);
            if (!host.contains(":")) {
                throw bad("brackets (at character 1) are for IPv6 addresses", Tcp.EXAMPLE);
            }
            return new Tcp(host, tcpPort(end + 1));
        }
        int second = text.indexOf(':', colon + 1);
        if (second >= 0) {
            throw bad(
                    "there is a second colon (at character " + (second + 1) + ")",
                    "write an IPv6 address in brackets, such as [::1]:8888; the other forms are vsock:CID:PORT, unix:PATH,"
                            + " hvsock:PATH:PORT and inprocess:NAME");
        }
        return new Tcp(text.substring(0, colon), tcpPort(colon + 1));
    }

    private int tcpPort(int start) {
        return (int) number("port", start, text.length(), Tcp.MAX_PORT, "", Tcp.EXAMPLE);
    }

    /** Where the colon of the port stands. */
    private int endOfBrackets() {
        int closing = text.indexOf(']');
        if (closing < 0) {
            throw bad("the bracket (at character 1) is not closed", Tcp.EXAMPLE);
        }
        if (!text.startsWith(":", closing + 1)) {
            throw bad("the port is missing (at character " + (closing + 2) + ")", Tcp.EXAMPLE);
        }
        return closing + 1;
    }

    private long number(String what, int start, int end, long max, String besides, String remedy) {
        String digits = text.substring(start, end);
        String where = " (at character " + (start + 1) + ")";
        if (digits.isEmpty()) {
            throw bad("the " + what + " is missing" + where, remedy);
        }
        boolean fits =
                DIGITS.matcher(digits).matches() && digits.length() <= MOST_DIGITS && Long.parseLong(digits) <= max;
        if (!fits) {
            throw bad(
                    "the " + what + " " + AddressException.quote(digits) + where + " is not a number from 0 to " + max
                            + besides,
                    remedy);
        }
        return Long.parseLong(digits);
    }

    private AddressException bad(String problem, String remedy) {
        return AddressException.of(text, problem, remedy);
    }
}
