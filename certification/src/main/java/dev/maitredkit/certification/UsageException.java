package dev.maitredkit.certification;

/** An option is wrong; the message names it and says what would be right. */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
