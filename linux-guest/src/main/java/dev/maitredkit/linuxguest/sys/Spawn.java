package dev.maitredkit.linuxguest.sys;

import com.sun.jna.Memory;
import java.util.List;
import java.util.Objects;

/**
 * Starts a program by posix_spawn(3), which tells a failed exec apart from a program that ends: in a session of its
 * own, in /, with default signal dispositions (glibc leaves the two signals ignored that are its own, 32 and 33), an
 * empty signal mask, standard I/O from one file, and no other descriptor.
 *
 * @param path of the program; there is no search
 * @param argv its arguments, its name first
 * @param environment NAME=value
 * @param stdio what it has as standard input, output and error
 */
public record Spawn(String path, List<String> argv, List<String> environment, String stdio) {
    private static final short FLAGS = 0x04 | 0x08 | 0x80; // SETSIGDEF, SETSIGMASK, SETSID
    /** At least sizeof posix_spawnattr_t (336), posix_spawn_file_actions_t (80) and sigset_t (128) of glibc. */
    private static final int ROOM = 512;

    public Spawn {
        Objects.requireNonNull(path);
        argv = List.copyOf(argv);
        environment = List.copyOf(environment);
        Objects.requireNonNull(stdio);
    }

    /** What came of it: a process, or else why not. */
    public record Outcome(int pid, Errno errno) {
        static Outcome failed(int errno) {
            return new Outcome(0, new Errno(errno));
        }
    }

    /** Starts it. */
    public Outcome start() {
        try (Memory attributes = new Memory(ROOM);
                Memory actions = new Memory(ROOM);
                Memory signals = new Memory(ROOM);
                Memory pid = new Memory(Integer.BYTES);
                Memory arguments = CText.array(argv);
                Memory variables = CText.array(environment)) {
            must(LibC.C.posix_spawnattr_init(attributes));
            must(LibC.C.posix_spawn_file_actions_init(actions));
            try {
                prepare(attributes, signals);
                prepare(actions);
                int errno = LibC.C.posix_spawn(pid, CText.of(path), actions, attributes, arguments, variables);
                return errno == 0 ? new Outcome(pid.getInt(0), Errno.OK) : Outcome.failed(errno);
            } finally {
                LibC.C.posix_spawn_file_actions_destroy(actions);
                LibC.C.posix_spawnattr_destroy(attributes);
            }
        }
    }

    private static void prepare(Memory attributes, Memory signals) {
        must(LibC.C.posix_spawnattr_setflags(attributes, FLAGS));
        must(LibC.C.sigfillset(signals));
        must(LibC.C.posix_spawnattr_setsigdefault(attributes, signals));
        must(LibC.C.sigemptyset(signals));
        must(LibC.C.posix_spawnattr_setsigmask(attributes, signals));
    }

    private void prepare(Memory actions) {
        int flags = Descriptor.O_RDWR | Descriptor.O_NOCTTY;
        must(LibC.C.posix_spawn_file_actions_addopen(actions, 0, CText.of(stdio), flags, 0));
        must(LibC.C.posix_spawn_file_actions_adddup2(actions, 0, 1));
        must(LibC.C.posix_spawn_file_actions_adddup2(actions, 0, 2));
        must(LibC.C.posix_spawn_file_actions_addclosefrom_np(actions, 3));
        must(LibC.C.posix_spawn_file_actions_addchdir_np(actions, CText.of("/")));
    }

    /** These fail only for want of memory. */
    private static void must(int errno) {
        if (errno != 0) {
            throw new IllegalStateException("posix_spawn cannot be prepared: errno " + errno);
        }
    }
}
