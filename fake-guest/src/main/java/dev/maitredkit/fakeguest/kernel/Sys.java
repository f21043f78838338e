package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.fs.StatFs;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.net.NetOutcome;
import dev.maitredkit.fakeguest.kernel.proc.Credentials;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The system calls, as one process sees them during one turn. It holds the kernel as the calls so far have left it,
 * and is of no use afterwards. No call waits: where Linux would block, the answer is EAGAIN, and the program ends its
 * turn with what it waits for.
 *
 * <p>When a call kills its own caller (kill, or SIGPIPE), what the program still does in this turn has no effect on
 * the guest; it need not look.
 */
public final class Sys {
    private static final int CALL = 1;
    private static final int BYTES_PER_UNIT = 256;
    private static final int FORK = 20;
    private static final int EXEC = 40;

    private final Caller caller;
    private long spent;

    Sys(Kernel kernel, Pid self) {
        this.caller = new Caller(kernel, self);
    }

    /** Where {@link #lseek} counts from. */
    public enum Whence {
        SET,
        CUR,
        END
    }

    /** The descriptors of a new pipe. */
    public record PipeEnds(int read, int write) {}

    /** A child that has ended, and how. */
    public record Reaped(Pid pid, ExitStatus status) {}

    /** What a process has asked a signal to do. */
    public enum Disposition {
        DEFAULT,
        IGNORE,
        CATCH
    }

    Caller caller() {
        return caller;
    }

    long spent() {
        return spent;
    }

    // --- its share of the processor --------------------------------------------------------------

    /**
     * Uses up some of this turn's share (one unit is about one simple command or 256 bytes of work; system calls
     * count by themselves). False when it is used up, or the process was stopped or killed: then the turn should end.
     */
    public boolean spend(int units) {
        spent += units;
        return spent < caller.kernel.limits().quantum() && caller.isRunning();
    }

    public Instant now() {
        return caller.kernel.now();
    }

    /** The whole kernel, to look at (ps, ip, df). */
    public Kernel kernel() {
        return caller.kernel;
    }

    /** Tells the guest's owner that this program should now do what the fake does not; see {@link Journal}. */
    public void unsupported(String what) {
        String program = caller.process().image().comm();
        caller.kernel =
                caller.kernel.with(caller.kernel.journal().plus(new Journal.Entry(now(), caller.self, program, what)));
    }

    // --- who am I --------------------------------------------------------------------------------

    public Pid self() {
        return caller.self;
    }

    public Pid parent() {
        return caller.process().family().parent();
    }

    public Pid group() {
        return caller.process().identity().group();
    }

    public Pid session() {
        return caller.process().identity().session();
    }

    /** The environment that the program was started with. */
    public List<String> environ() {
        return caller.process().image().environ();
    }

    public int uid() {
        return caller.process().credentials().uid();
    }

    public int gid() {
        return caller.process().credentials().gid();
    }

    /** setgid(2) and setuid(2) at once. EPERM unless it is root or nothing changes. */
    public Result<Done> become(int uid, int gid) {
        return ProcessCalls.become(caller, new Credentials(uid, gid));
    }

    /** prctl(PR_SET_NAME): the name that ps shows; 15 bytes of it. */
    public void rename(String comm) {
        caller.put(caller.process().with(caller.process().image().named(comm)));
    }

    // --- descriptors -----------------------------------------------------------------------------

    public Result<Integer> open(String path, Set<OpenFlag> flags, int mode) {
        charge(CALL);
        return FileCalls.open(caller, path, flags, mode);
    }

    public Result<Done> close(int fd) {
        charge(CALL);
        return FileCalls.close(caller, fd);
    }

    /** At most {@code max} bytes; "" is the end; EAGAIN: nothing yet, wait for {@code Readable(fd)}. */
    public Result<String> read(int fd, int max) {
        Result<String> data = TransferCalls.read(caller, fd, max);
        charge(CALL + data.fold(String::length, errno -> 0) / BYTES_PER_UNIT);
        return data;
    }

    /** How many bytes went; EAGAIN: none now, wait for {@code Writable(fd)}. EPIPE has sent SIGPIPE as well. */
    public Result<Integer> write(int fd, String data) {
        Result<Integer> count = TransferCalls.write(caller, fd, data);
        charge(CALL + count.fold(it -> it, errno -> 0) / BYTES_PER_UNIT);
        return count;
    }

    public Result<Long> lseek(int fd, long offset, Whence whence) {
        return FileCalls.lseek(caller, fd, offset, whence);
    }

    /** dup2(2). */
    public Result<Integer> dup2(int from, int to) {
        return FileCalls.dup2(caller, from, to);
    }

    /** fcntl(F_DUPFD): the lowest free descriptor not below {@code least}. */
    public Result<Integer> dup(int from, int least) {
        return FileCalls.dup(caller, from, least);
    }

    public Result<Done> setCloseOnExec(int fd, boolean on) {
        return FileCalls.setCloseOnExec(caller, fd, on);
    }

    /** Whether the descriptor is open. */
    public boolean isOpen(int fd) {
        return FileCalls.find(caller, fd).isPresent();
    }

    /** isatty(3). */
    public boolean isTerminal(int fd) {
        return FileCalls.description(caller, fd).fold(it -> Devices.isTerminal(it.target()), errno -> false);
    }

    public Result<PipeEnds> pipe() {
        charge(CALL);
        return FileCalls.pipe(caller);
    }

    public Result<Stat> fstat(int fd) {
        return FileCalls.fstat(caller, fd);
    }

    public Result<Done> ftruncate(int fd, long size) {
        return FileCalls.ftruncate(caller, fd, size);
    }

    // --- names -----------------------------------------------------------------------------------

    public Result<Stat> stat(String path) {
        return look(who -> vfs().stat(who, path));
    }

    public Result<Stat> lstat(String path) {
        return look(who -> vfs().lstat(who, path));
    }

    /** access(2) with the bits R 4, W 2, X 1. */
    public Result<Done> access(String path, int bits) {
        return look(who -> vfs().access(who, path, bits));
    }

    public Result<StatFs> statfs(String path) {
        return look(who -> vfs().statfs(who, path));
    }

    public Result<List<DirEntry>> readdir(String path) {
        Result<List<DirEntry>> entries = look(who -> vfs().readdir(who, path));
        charge(entries.fold(List::size, errno -> 0) / 8);
        return entries;
    }

    public Result<String> readlink(String path) {
        return look(who -> vfs().readlink(who, path));
    }

    public Result<Done> mkdir(String path, int mode) {
        return change(who -> vfs().mkdir(who, path, mode, now()));
    }

    public Result<Done> rmdir(String path) {
        return change(who -> vfs().rmdir(who, path, now()));
    }

    public Result<Done> unlink(String path) {
        return change(who -> vfs().unlink(who, path, now()));
    }

    public Result<Done> rename(String from, String to) {
        return change(who -> vfs().rename(who, from, to, now()));
    }

    public Result<Done> link(String from, String to) {
        return change(who -> vfs().link(who, from, to, now()));
    }

    public Result<Done> symlink(String content, String path) {
        return change(who -> vfs().symlink(who, content, path, now()));
    }

    public Result<Done> chmod(String path, int mode) {
        return change(who -> vfs().chmod(who, path, mode, now()));
    }

    /** chown(2); -1 leaves an id as it is. */
    public Result<Done> chown(String path, int uid, int gid) {
        return change(who -> vfs().chown(who, path, uid, gid, now()));
    }

    /** lchown(2): of a link itself. */
    public Result<Done> lchown(String path, int uid, int gid) {
        return change(who -> vfs().lchown(who, path, uid, gid, now()));
    }

    /** mknod(2) for a FIFO, character or block device; the file type is in {@code mode} as in stat(2). */
    public Result<Done> mknod(String path, int mode, int major, int minor) {
        return change(who -> vfs().mknod(who, path, mode, new DeviceNumber(major, minor), now()));
    }

    public Result<Done> truncate(String path, long size) {
        return change(who -> vfs().truncate(who, path, size, now()));
    }

    /** utimensat(2): both times. */
    public Result<Done> utimes(String path, Instant time) {
        return change(who -> vfs().utimes(who, path, time, now()));
    }

    public Result<Done> chdir(String path) {
        return PlaceCalls.chdir(caller, path);
    }

    public Result<Done> chroot(String path) {
        return PlaceCalls.chroot(caller, path);
    }

    /** The working directory; "" when it has none any more (getcwd(2): ENOENT). */
    public String getcwd() {
        return vfs().getcwd(FileCalls.context(caller)).fold(it -> it, errno -> "");
    }

    /** Sets the mask and gives the old one. */
    public int umask(int mask) {
        return PlaceCalls.umask(caller, mask);
    }

    // --- the system ------------------------------------------------------------------------------

    /** mount(2); EPERM unless it is root. */
    public Result<Done> mount(String source, String target, String fstype, long flags, String options) {
        return asRoot(() -> change(who -> vfs().mount(who, source, target, fstype, flags, options, now())));
    }

    /** umount2(2); EPERM unless it is root. */
    public Result<Done> umount(String target, int flags) {
        return asRoot(() -> change(who -> vfs().umount(who, target, flags)));
    }

    /** A change of the file systems that is no call of its own, such as what mkfs does to a disk. */
    public Result<Done> change(Function<FsContext, Result<Vfs>> change) {
        charge(CALL);
        return FileCalls.change(caller, change);
    }

    /** A request to the network; what it changed before it failed stays. EPERM unless it is root. */
    public Result<Done> network(Function<Net, NetOutcome> request) {
        return asRoot(() -> {
            charge(CALL);
            NetOutcome outcome = request.apply(caller.kernel.net());
            caller.kernel = caller.kernel.with(outcome.net());
            return outcome.error().map(Result::<Done>err).orElse(Result.done());
        });
    }

    /** sethostname(2); EPERM unless it is root, EINVAL above 64 bytes. */
    public Result<Done> sethostname(String name) {
        return asRoot(() -> {
            if (name.length() > 64) {
                return Result.err(Errno.EINVAL);
            }
            caller.kernel = caller.kernel.withHostname(name);
            return Result.done();
        });
    }

    private Result<Done> asRoot(java.util.function.Supplier<Result<Done>> call) {
        return caller.process().credentials().isRoot() ? call.get() : Result.err(Errno.EPERM);
    }

    // --- processes -------------------------------------------------------------------------------

    /** fork(2): the child is a copy of this process that goes on with {@code child}. EAGAIN at the limit. */
    public Result<Pid> fork(Program child) {
        charge(FORK);
        return ProcessCalls.fork(caller, child);
    }

    /** execve(2): on success the caller ends its turn with {@code Running} of the program it is given. */
    public Result<Program> exec(String path, List<String> argv, List<String> env) {
        charge(EXEC);
        return Exec.exec(caller, path, argv, env);
    }

    /** execvpe(3): searches {@code file} in the PATH of {@code env}, and gives a text file to /bin/sh. */
    public Result<Program> execvp(String file, List<String> argv, List<String> env) {
        charge(EXEC);
        return ExecByName.exec(caller, file, argv, env);
    }

    /** Opens a terminal, which becomes the controlling one of the session that this process leads. ENOTTY. */
    public Result<Done> takeTerminal(String path) {
        return stat(path).flatMap(stat -> ProcessCalls.takeTerminal(caller, stat));
    }

    /** waitpid(2) with WNOHANG: reaps a child that has ended; ok(empty): none yet, wait for {@code Child}; ECHILD. */
    public Result<Optional<Reaped>> waitpid(Optional<Pid> which) {
        return ProcessCalls.waitpid(caller, which);
    }

    /** kill(2): {@code pid} as there (0 the own group, -1 all, negative a group); signal 0 only looks. */
    public Result<Done> kill(int pid, int signal) {
        return ProcessCalls.kill(caller, pid, signal);
    }

    /** sigaction(2); gives the old disposition. EINVAL for SIGKILL, SIGSTOP and what is no signal. */
    public Result<Disposition> sigaction(int signal, Disposition disposition) {
        return ProcessCalls.sigaction(caller, signal, disposition);
    }

    public Disposition disposition(int signal) {
        return caller.process().signals().disposition(signal);
    }

    /** sigprocmask(SIG_SETMASK): bit n-1 is signal n; gives the old mask. */
    public long blockSignals(long mask) {
        return ProcessCalls.block(caller, mask);
    }

    /** The next caught signal that has arrived, taken off. */
    public Optional<Integer> takeCaught() {
        return ProcessCalls.takeCaught(caller);
    }

    public Result<Pid> setsid() {
        return ProcessCalls.setsid(caller);
    }

    /** setpgid(2); 0 is the caller, or its pid as the group. */
    public Result<Done> setpgid(int pid, int group) {
        return ProcessCalls.setpgid(caller, pid, group);
    }

    // ---------------------------------------------------------------------------------------------

    private void charge(int units) {
        spent += units;
    }

    private Vfs vfs() {
        return caller.kernel.vfs();
    }

    private <T> Result<T> look(Function<FsContext, Result<T>> call) {
        charge(CALL);
        return call.apply(FileCalls.context(caller));
    }
}
