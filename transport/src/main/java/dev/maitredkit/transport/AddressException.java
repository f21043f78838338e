package dev.maitredkit.transport;

/**
 * An address that cannot be used as it stands. The message names the address, what is wrong with it and where, and what
 * would be right; it is one line of printable text, fit to be shown to a user as it is.
 */
public final class AddressException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private AddressException(String message) {
        super(message);
    }

    /**
     * @param address as it was given
     * @param problem what is wrong and where
     * @param remedy what to write instead
     */
    static AddressException of(String address, String problem, String remedy) {
        return new AddressException("bad address " + quote(address) + ": " + problem + "; " + remedy);
    }

    /** Quotes foreign text so that it stays on one line and sends nothing to a terminal but characters. */
    static String quote(String foreign) {
        StringBuilder quoted = new StringBuilder("\"");
        foreign.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
