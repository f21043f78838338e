package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.fs.Stat;

/** The ten letters of ls -l. */
final class ModeText {
    private static final int SET_UID = 04000;
    private static final int SET_GID = 02000;
    private static final int STICKY = 01000;

    private ModeText() {}

    static String of(Stat stat) {
        int bits = stat.permissions();
        StringBuilder text = new StringBuilder().append(stat.type().letter());
        for (int shift = 6; shift >= 0; shift -= 3) {
            text.append((bits >> shift & 4) != 0 ? 'r' : '-');
            text.append((bits >> shift & 2) != 0 ? 'w' : '-');
            text.append((bits >> shift & 1) != 0 ? 'x' : '-');
        }
        special(text, 3, (bits & SET_UID) != 0, 's');
        special(text, 6, (bits & SET_GID) != 0, 's');
        special(text, 9, (bits & STICKY) != 0, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int at, boolean set, char letter) {
        if (set) {
            text.setCharAt(at, text.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }
}
