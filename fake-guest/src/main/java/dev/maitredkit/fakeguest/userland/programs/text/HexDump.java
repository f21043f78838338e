package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** hexdump, plain and with -C. */
final class HexDump {
    private static final int PLAIN_DIGITS = 7;
    private static final int CANONICAL_DIGITS = 8;

    private HexDump() {}

    static Work start(Call call, Options options) {
        boolean canonical = options.has('C');
        DumpFormat format = new DumpFormat(
                'x',
                canonical ? CANONICAL_DIGITS : PLAIN_DIGITS,
                canonical ? 1 : 2,
                canonical ? 'C' : 'x',
                true,
                options.has('v'));
        return OctalDump.of(call, options, format, 's', 'n');
    }
}
