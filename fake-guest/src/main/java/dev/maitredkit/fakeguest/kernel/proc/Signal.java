package dev.maitredkit.fakeguest.kernel.proc;

/** Signal numbers of Linux on x86_64 and what each does to a process that has not asked otherwise (signal(7)). */
public final class Signal {
    public static final int HUP = 1;
    public static final int INT = 2;
    public static final int QUIT = 3;
    public static final int KILL = 9;
    public static final int USR1 = 10;
    public static final int PIPE = 13;
    public static final int ALRM = 14;
    public static final int TERM = 15;
    public static final int CHLD = 17;
    public static final int CONT = 18;
    public static final int STOP = 19;
    public static final int TSTP = 20;
    public static final int TTIN = 21;
    public static final int TTOU = 22;
    public static final int URG = 23;
    public static final int WINCH = 28;

    /** The first real-time signal as the kernel counts; the C library keeps 32 and 33 for itself. */
    public static final int FIRST_REAL_TIME = 32;

    public static final int LAST = 64;

    /** What an uncaught signal does. A core dump is {@code TERMINATE}: the fake writes no cores. */
    public enum Action {
        TERMINATE,
        IGNORE,
        STOP,
        CONTINUE
    }

    private Signal() {}

    public static boolean exists(int number) {
        return number >= 1 && number <= LAST;
    }

    public static Action defaultAction(int number) {
        return switch (number) {
            case CHLD, URG, WINCH -> Action.IGNORE;
            case CONT -> Action.CONTINUE;
            case STOP, TSTP, TTIN, TTOU -> Action.STOP;
            default -> Action.TERMINATE;
        };
    }

    /** Whether a program may catch, ignore or block it. */
    static boolean isChangeable(int number) {
        return number != KILL && number != STOP;
    }
}
