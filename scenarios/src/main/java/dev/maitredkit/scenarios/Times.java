package dev.maitredkit.scenarios;

import com.google.protobuf.Duration;

/** Times in a scenario: never negative, and no longer than a day, so that sums of them fit everywhere. */
final class Times {
    private static final long LONGEST_SECONDS = 86_400;
    private static final int NANOS_OF_SECOND = 1_000_000_000;

    private Times() {}

    /** Whether it is well-formed; complains when it is not. */
    static boolean require(String name, Duration time, Place place, Complaints complaints) {
        if (time.getSeconds() < 0 || time.getNanos() < 0) {
            complaints.add(place, name + " is negative; a time is 0 or more");
            return false;
        }
        if (time.getNanos() >= NANOS_OF_SECOND) {
            complaints.add(
                    place, name + " has " + time.getNanos() + " nanos; they go up to 999999999, the rest is seconds");
            return false;
        }
        if (time.getSeconds() > LONGEST_SECONDS) {
            complaints.add(place, name + " is longer than a day; " + LONGEST_SECONDS + " seconds is the most");
            return false;
        }
        return true;
    }

    static void requirePositive(String name, Duration time, Place place, Complaints complaints) {
        if (require(name, time, place, complaints) && nanos(time) == 0) {
            complaints.add(place, name + " is 0; it is a time such as { seconds: 2 } or { nanos: 500000000 }");
        }
    }

    static long nanos(Duration time) {
        return time.getSeconds() * NANOS_OF_SECOND + time.getNanos();
    }

    static String text(Duration time) {
        return java.math.BigDecimal.valueOf(nanos(time), 9).stripTrailingZeros().toPlainString() + " s";
    }
}
