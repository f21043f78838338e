package dev.maitredkit.fidelity.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program of Linux: from execve(2), by posix_spawn(3), to its end. */
final class LinuxSpawn {
    private static final int READ_WRITE = 2;

    /** POSIX_SPAWN_SETSIGDEF, SETSIGMASK and SETSID: nothing of the Java process gets through. */
    private static final short FLAGS = 0x04 | 0x08 | 0x80;

    private static final Memory ATTRIBUTES = attributes();

    private LinuxSpawn() {}

    private static Memory attributes() {
        Memory attributes = new Memory(1024);
        Libc.posix_spawnattr_init(attributes);
        Libc.posix_spawnattr_setflags(attributes, FLAGS);
        byte[] all = new byte[128];
        Arrays.fill(all, (byte) -1);
        Libc.posix_spawnattr_setsigdefault(attributes, all);
        Libc.posix_spawnattr_setsigmask(attributes, new byte[128]);
        return attributes;
    }

    /**
     * Runs it with one file as standard input and output, and one for errors.
     *
     * @return {@code ok exited N}, {@code ok killed N}, or the error of execve
     */
    static String run(String path, List<String> argv, List<String> environ, String stdio, String errors) {
        List<Memory> kept = new ArrayList<>();
        try (Memory actions = new Memory(256)) {
            Libc.posix_spawn_file_actions_init(actions);
            Libc.posix_spawn_file_actions_addopen(actions, 0, Libc.bytes(stdio), READ_WRITE, 0);
            Libc.posix_spawn_file_actions_adddup2(actions, 0, 1);
            Libc.posix_spawn_file_actions_addopen(actions, 2, Libc.bytes(errors), READ_WRITE, 0);
            int[] pid = new int[1];
            int error = Libc.posix_spawn(
                    pid, Libc.bytes(path), actions, ATTRIBUTES, strings(argv, kept), strings(environ, kept));
            return error == 0 ? ended(pid[0]) : Libc.errorName(error);
        } finally {
            kept.forEach(Memory::close);
        }
    }

    private static Pointer strings(List<String> all, List<Memory> kept) {
        Memory pointers = new Memory((long) (all.size() + 1) * Native.POINTER_SIZE);
        kept.add(pointers);
        for (int i = 0; i < all.size(); i++) {
            byte[] bytes = Libc.bytes(all.get(i));
            Memory string = new Memory(bytes.length);
            string.write(0, bytes, 0, bytes.length);
            kept.add(string);
            pointers.setPointer((long) i * Native.POINTER_SIZE, string);
        }
        pointers.setPointer((long) all.size() * Native.POINTER_SIZE, Pointer.NULL);
        return pointers;
    }

    private static String ended(int pid) {
        int[] status = new int[1];
        Libc.must("waitpid", Libc.waitpid(pid, status, 0));
        int signal = status[0] & 0x7f;
        return signal == 0 ? "ok exited " + (status[0] >> 8 & 0xff) : "ok killed " + signal;
    }
}
