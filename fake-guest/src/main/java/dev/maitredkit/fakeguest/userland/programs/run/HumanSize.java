package dev.maitredkit.fakeguest.userland.programs.run;

/** Sizes with one decimal and a letter, as -h shows them. */
public final class HumanSize {
    private static final String UNITS = "KMGTPE";
    private static final long STEP = 1024;

    private HumanSize() {}

    public static String of(long bytes) {
        if (bytes < STEP) {
            return Long.toString(bytes);
        }
        int unit = 0;
        long tenths = tenths(bytes, STEP);
        for (long size = STEP; tenths >= STEP * 10 && unit < UNITS.length() - 1; unit++) {
            size *= STEP;
            tenths = tenths(bytes, size);
        }
        return tenths / 10 + "." + tenths % 10 + UNITS.charAt(unit);
    }

    private static long tenths(long bytes, long unit) {
        long whole = bytes / unit;
        long rest = bytes % unit;
        return whole * 10 + (rest / (unit / STEP) * 10 + STEP / 2) / STEP;
    }
}
