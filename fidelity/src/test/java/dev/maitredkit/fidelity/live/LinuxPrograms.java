package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs on Linux, in a root of their own where the machine's own files are below /host, read-only. */
final class LinuxPrograms implements Machine {
    private static final List<String> LIBRARIES = List.of("lib", "lib64", "usr", "etc");
    private static final int READ_ONLY = 1;
    private static final int REMOUNT = 32;

    private final LinuxFiles files;

    private LinuxPrograms(LinuxFiles files) {
        this.files = files;
    }

    static LinuxPrograms make() {
        LinuxFiles files = LinuxFiles.entered("/tmp");
        Libc.must("host", Libc.mkdir(Libc.bytes("host"), 0755));
        Libc.must("bind", Libc.mount(Libc.bytes("/"), Libc.bytes("host"), null, Fixture.BIND, null));
        Libc.must("read-only", Libc.mount(null, Libc.bytes("host"), null, Fixture.BIND | REMOUNT | READ_ONLY, null));
        for (String it : LIBRARIES) {
            Libc.must(it, Libc.symlink(Libc.bytes("host/" + it), Libc.bytes(it)));
        }
        LinuxPrograms programs = new LinuxPrograms(files);
        Fixture.PROGRAMS.forEach(it -> {
            String outcome = programs.call(it.with(0, it.text(0).substring(1)));
            if (!outcome.equals("ok")) {
                throw new IllegalStateException(it + ": " + outcome);
            }
        });
        files.leaveOldRoot();
        return programs;
    }

    @Override
    public String call(Call it) {
        return switch (it.name()) {
            case "put" -> LinuxFiles.put(it.text(0), it.text(1).replace(Tiny.MARK, Tiny.forLinux()), it.number(2));
            case "execve" -> told(execve(it));
            case "execvp" -> told(execvp(it));
            default -> files.call(it);
        };
    }

    private static String execve(Call it) {
        emptyOutput();
        ProgramCall call = ProgramCall.of(it);
        return LinuxSpawn.run(call.file(), call.argv(), call.environ(), "/out", "/err");
    }

    /** By env(1), which calls execvp(3) of the machine's own C library, in the environment that it is told. */
    private static String execvp(Call it) {
        emptyOutput();
        ProgramCall call = ProgramCall.of(it);
        List<String> argv = new ArrayList<>(List.of("env", "-i"));
        argv.addAll(call.environ());
        argv.add(call.file());
        argv.addAll(call.argv().stream().skip(1).toList());
        String ended = LinuxSpawn.run("/host/usr/bin/env", argv, List.of("LC_ALL=C"), "/out", "/err");
        return failure(ended);
    }

    /** When env could not execute the program, its exit status and its last words say why. */
    private static String failure(String ended) {
        if (!ended.equals("ok exited 126") && !ended.equals("ok exited 127")) {
            return ended;
        }
        String words = LinuxFiles.content(Libc.AT_FDCWD, "/err").strip();
        return Arrays.stream(Errno.values())
                .filter(it -> words.startsWith("env: ") && words.endsWith(": " + it.text()))
                .map(Enum::name)
                .findFirst()
                .orElse(ended);
    }

    private static void emptyOutput() {
        Libc.must("/out", Libc.truncate(Libc.bytes("/out"), 0));
        Libc.must("/err", Libc.truncate(Libc.bytes("/err"), 0));
    }

    private static String told(String ended) {
        return ended.startsWith("ok") ? ProgramCall.told(ended, LinuxFiles.content(Libc.AT_FDCWD, "/out")) : ended;
    }

    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {
        files.close();
    }
}
