package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The system calls, as one process sees them during one turn. DRAFT of signatures; see the worktree of proc. */
public interface Sys {
    // --- its share of the processor -------------------------------------------------------------
    /** Uses up some of this turn's share (one unit is about one simple command or 256 bytes of work); false when it is used up. */
    boolean spend(int units);

    Instant now();

    // --- who am I --------------------------------------------------------------------------------
    Pid self();

    Pid parent();

    List<String> environ();

    /** The whole kernel, to look at (ps, ip, df). */
    Kernel kernel();

    // --- files -----------------------------------------------------------------------------------
    Result<Integer> open(String path, Set<OpenFlag> flags, int mode);

    Result<Done> close(int fd);

    /** At most {@code max} bytes; "" is the end; EAGAIN: nothing yet, wait for {@code Readable(fd)}. */
    Result<String> read(int fd, int max);

    /** How many bytes went; EAGAIN: none now, wait for {@code Writable(fd)}. EPIPE has sent SIGPIPE as well. */
    Result<Integer> write(int fd, String data);

    Result<Long> lseek(int fd, long offset, Whence whence);

    enum Whence {
        SET,
        CUR,
        END
    }

    /** dup2(2). */
    Result<Integer> dup2(int from, int to);

    /** fcntl(F_DUPFD): the lowest free descriptor not below {@code least}. */
    Result<Integer> dup(int from, int least);

    Result<Done> setCloseOnExec(int fd, boolean on);

    record PipeEnds(int read, int write) {}

    Result<PipeEnds> pipe();

    Result<Stat> stat(String path);

    Result<Stat> lstat(String path);

    Result<Stat> fstat(int fd);

    Result<List<DirEntry>> readdir(String path);

    Result<String> readlink(String path);

    Result<Done> mkdir(String path, int mode);

    Result<Done> rmdir(String path);

    Result<Done> unlink(String path);

    Result<Done> rename(String from, String to);

    Result<Done> link(String from, String to);

    Result<Done> symlink(String content, String path);

    Result<Done> chmod(String path, int mode);

    Result<Done> chown(String path, int uid, int gid);

    /** mknod(2) for a FIFO, character or block device; the file type is in {@code mode} as in stat(2). */
    Result<Done> mknod(String path, int mode, int major, int minor);

    Result<Done> ftruncate(int fd, long size);

    Result<Done> utimes(String path, Instant time);

    Result<Done> chdir(String path);

    String getcwd();

    /** Sets the mask and gives the old one. */
    int umask(int mask);

    Result<Done> mount(String source, String target, String fstype, long flags, String options);

    Result<Done> umount(String target, int flags);

    // --- processes -------------------------------------------------------------------------------
    /** fork(2): the child is a copy of this process that goes on with {@code child}. */
    Result<Pid> fork(Program child);

    /** execve(2): on success the caller ends its turn with {@code Running} of the program it is given. */
    Result<Program> exec(String path, List<String> argv, List<String> env);

    /** waitpid(2) with WNOHANG: reaps a child that has ended; ok(empty): none yet, wait for {@code Child}; ECHILD. */
    Result<Optional<Reaped>> waitpid(Optional<Pid> which);

    record Reaped(Pid pid, dev.maitredkit.fakeguest.kernel.proc.ExitStatus status) {}

    /** kill(2): {@code pid} as there (0 the own group, -1 all, negative a group); signal 0 only looks. */
    Result<Done> kill(int pid, int signal);

    enum Disposition {
        DEFAULT,
        IGNORE,
        CATCH
    }

    /** sigaction(2); gives the old disposition. EINVAL for SIGKILL, SIGSTOP and what is no signal. */
    Result<Disposition> sigaction(int signal, Disposition disposition);

    Disposition disposition(int signal);

    /** The next caught signal that has arrived, taken off. */
    Optional<Integer> takeCaught();

    Result<Pid> setsid();

    int uid();

    int gid();
}
