package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.List;
import java.util.Optional;

/**
 * How a program was called.
 *
 * @param applet the name it goes by, which starts its messages
 * @param args the arguments behind the name
 * @param env {@code NAME=value} entries
 */
public record Call(String applet, List<String> args, List<String> env) {
    public Call {
        args = List.copyOf(args);
        env = List.copyOf(env);
    }

    /** The value of an environment variable. */
    public Optional<String> findVariable(String name) {
        String prefix = name + "=";
        return env.stream()
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> entry.substring(prefix.length()))
                .findFirst();
    }

    /** A message of this program, as it stands on stderr. */
    public String message(String text) {
        return applet + ": " + text + "\n";
    }
}
