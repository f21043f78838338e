package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of the signals as BusyBox writes and reads them (signal(7), x86_64), and what it says of a killed child. */
public final class SignalNames {
    /** The last signal of the kernel. */
    public static final int LAST = 64;

    private static final int FIRST_REALTIME = 34;

    private static final List<String> NAMES = List.of(
            "EXIT", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "POLL", "PWR", "SYS");

    /** The texts of strsignal(3) of the GNU C library for signals that end a process. */
    private static final List<String> TEXTS = List.of(
            "",
            "Hangup",
            "Interrupt",
            "Quit",
            "Illegal instruction",
            "Trace/breakpoint trap",
            "Aborted",
            "Bus error",
            "Floating point exception",
            "Killed",
            "User defined signal 1",
            "Segmentation fault",
            "User defined signal 2",
            "Broken pipe",
            "Alarm clock",
            "Terminated",
            "Stack fault",
            "Child exited",
            "Continued",
            "Stopped (signal)",
            "Stopped",
            "Stopped (tty input)",
            "Stopped (tty output)",
            "Urgent I/O condition",
            "CPU time limit exceeded",
            "File size limit exceeded",
            "Virtual timer expired",
            "Profiling timer expired",
            "Window changed",
            "I/O possible",
            "Power failure",
            "Bad system call");

    private SignalNames() {}

    /** The name without SIG; the number for signals that have none. */
    public static String of(int signal) {
        if (signal < NAMES.size()) {
            return NAMES.get(signal);
        }
        return signal == FIRST_REALTIME ? "RTMIN" : signal == LAST ? "RTMAX" : Integer.toString(signal);
    }

    /** The signal of this number or name, with or without SIG, in any case; 0 is EXIT. */
    public static Optional<Integer> find(String text) {
        Optional<Integer> number = Numbers.findDecimal(text);
        if (number.isPresent()) {
            return number.filter(it -> it <= LAST);
        }
        String name = text.toUpperCase(Locale.ROOT);
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        int index = NAMES.indexOf(bare);
        if (index >= 0) {
            return Optional.of(index);
        }
        return switch (bare) {
            case "RTMIN" -> Optional.of(FIRST_REALTIME);
            case "RTMAX" -> Optional.of(LAST);
            case "IOT" -> Optional.of(6);
            case "CLD" -> Optional.of(17);
            case "IO" -> Optional.of(29);
            default -> Optional.empty();
        };
    }

    /** What the shell prints when this signal has killed a command. */
    public static String describe(int signal) {
        if (signal < TEXTS.size()) {
            return TEXTS.get(signal);
        }
        return signal >= FIRST_REALTIME ? "Real-time signal " + (signal - FIRST_REALTIME) : "Unknown signal " + signal;
    }
}
