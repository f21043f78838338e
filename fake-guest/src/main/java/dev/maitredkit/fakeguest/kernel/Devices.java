package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.Backing;
import dev.maitredkit.fakeguest.kernel.fs.DeviceKind;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.proc.Console;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;

/** The character devices that are more than a file system can serve. */
final class Devices {
    private Devices() {}

    static Result<Kernel> open(Kernel kernel, DeviceKind kind, OpenFile file) {
        return switch (kind) {
            case NULL, ZERO, FULL, RANDOM, URANDOM, KMSG, CONSOLE, PTS ->
                Result.ok(FileCalls.adding(kernel, new Target.InFileSystem(file)));
            // No process here has a controlling terminal, and nobody makes new pseudo terminals.
            case TTY, PTMX -> Result.err(Errno.ENXIO);
        };
    }

    /** Whether a read waits for ever: nobody types on the console, and the kernel's log is empty. */
    static boolean isSilent(DeviceKind kind) {
        return kind == DeviceKind.CONSOLE || kind == DeviceKind.PTS || kind == DeviceKind.KMSG;
    }

    static boolean isTerminal(Target target) {
        return target instanceof Target.InFileSystem it
                && it.file().backing() instanceof Backing.Device device
                && (device.kind() == DeviceKind.CONSOLE || device.kind() == DeviceKind.PTS);
    }

    static Kernel write(Kernel kernel, DeviceKind kind, String data) {
        Console console = kernel.console();
        // What is written to the log goes nowhere: there is no dmesg here.
        return kind == DeviceKind.KMSG
                ? kernel
                : kernel.with(console.plus(data, kernel.limits().consoleBytes()));
    }
}
