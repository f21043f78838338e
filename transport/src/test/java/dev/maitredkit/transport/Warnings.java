package dev.maitredkit.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged by anybody at WARNING and above, while it is open. */
public final class Warnings extends Handler implements AutoCloseable {
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    public Warnings() {
        Logger.getLogger("").addHandler(this);
    }

    public List<String> all() {
        return List.copyOf(warnings);
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(line.getLoggerName() + ": " + line.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
