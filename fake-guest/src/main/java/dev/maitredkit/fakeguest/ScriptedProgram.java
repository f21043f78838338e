package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.kernel.fs.Disk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A program that is not simulated: what it does to the guest, how long it takes and how it ends is data.
 *
 * @param path where it is; it is executable by all
 * @param cases tried in order; a call that fits none exits with 2
 */
public record ScriptedProgram(String path, List<Case> cases) {
    /**
     * What it does when its arguments begin like this.
     *
     * @param arguments argv[1] and so on; none fits every call
     * @param acts in order; one that fails ends the program with exit status 1
     */
    public record Case(List<String> arguments, List<Act> acts, Ending ending) {
        public Case {
            arguments = List.copyOf(arguments);
            acts = List.copyOf(acts);
            Objects.requireNonNull(ending);
        }
    }

    /** One thing that it does. */
    public sealed interface Act {
        /** Time goes by. */
        record Takes(Duration time) implements Act {
            public Takes {
                Objects.requireNonNull(time);
            }
        }

        /** A disk gets a file system; fails when it has one, or is mounted, or is none. */
        record Formats(String device, Disk.Format format) implements Act {
            public Formats {
                Objects.requireNonNull(device);
                Objects.requireNonNull(format);
            }
        }

        /** Text goes to the end of a file, which is made if need be. */
        record Writes(String path, String text) implements Act {
            public Writes {
                Objects.requireNonNull(path);
                Objects.requireNonNull(text);
            }
        }

        /** A directory is made unless it is there. */
        record MakesDirectory(String path) implements Act {
            public MakesDirectory {
                Objects.requireNonNull(path);
            }
        }

        /** A signal that it sends to itself; it goes on if it survives. */
        record Raises(int signal) implements Act {}

        /** Another program takes its place: argv, found by PATH. */
        record Executes(List<String> argv) implements Act {
            public Executes {
                argv = List.copyOf(argv);
            }
        }
    }

    /** How it ends. */
    public sealed interface Ending {
        /** By itself. */
        record Exits(int status) implements Ending {}

        /** By a signal that it sends to itself; if it survives, it exits with 0. */
        record Dies(int signal) implements Ending {}

        /** Not at all: it is a service. */
        record Stays() implements Ending {}
    }

    public ScriptedProgram {
        cases = List.copyOf(cases);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a program's path must be absolute: " + path);
        }
    }

    /** A service. */
    public static ScriptedProgram staying(String path) {
        return new ScriptedProgram(path, List.of(new Case(List.of(), List.of(), new Ending.Stays())));
    }

    /** Something that takes no time. */
    public static ScriptedProgram exiting(String path, int status) {
        return new ScriptedProgram(path, List.of(new Case(List.of(), List.of(), new Ending.Exits(status))));
    }
}
