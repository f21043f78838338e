package dev.maitredkit.linuxguest.sys;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The C library's functions, as they are. Strings go as bytes, so that the JVM's locale has no say. */
interface LibC extends Library {
    LibC C = Native.load("c", LibC.class);

    int mount(byte[] source, byte[] target, byte[] fstype, NativeLong flags, byte[] data);

    int umount2(byte[] target, int flags);

    int pivot_root(byte[] newRoot, byte[] putOld);

    int chdir(byte[] path);

    int umask(int mask);

    int getpid();

    int kill(int pid, int signal);

    int waitid(int type, int id, Pointer info, int options);

    int waitpid(int pid, Pointer status, int options);

    int reboot(int command);

    void sync();

    int open(byte[] path, int flags, int mode);

    int close(int fd);

    NativeLong read(int fd, Pointer buffer, NativeLong size);

    int ioctl(int fd, NativeLong request, Pointer argument);

    int socket(int domain, int type, int protocol);

    NativeLong send(int fd, Pointer buffer, NativeLong size, int flags);

    NativeLong recv(int fd, Pointer buffer, NativeLong size, int flags);

    String strerror(int errno);

    int posix_spawn(Pointer pid, byte[] path, Pointer actions, Pointer attributes, Pointer argv, Pointer envp);

    int posix_spawnattr_init(Pointer attributes);

    int posix_spawnattr_destroy(Pointer attributes);

    int posix_spawnattr_setflags(Pointer attributes, short flags);

    int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

    int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

    int posix_spawn_file_actions_init(Pointer actions);

    int posix_spawn_file_actions_destroy(Pointer actions);

    int posix_spawn_file_actions_addopen(Pointer actions, int fd, byte[] path, int flags, int mode);

    int posix_spawn_file_actions_adddup2(Pointer actions, int fd, int as);

    int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int from);

    int posix_spawn_file_actions_addchdir_np(Pointer actions, byte[] path);

    int sigemptyset(Pointer set);

    int sigfillset(Pointer set);
}
