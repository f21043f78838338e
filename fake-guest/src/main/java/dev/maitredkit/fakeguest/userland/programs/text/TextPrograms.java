package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import java.util.List;
import java.util.Map;

/** The programs of this package. */
public final class TextPrograms {
    private static final Spec GREP =
            Spec.of("HhnlLoqvsrRiwFEm:xe:f:c").refusing("ABCz").failingWith(2);

    public static final List<Applet> APPLETS = List.of(
            new Applet("cat", Spec.of("u").refusing("nbveEtTA"), Cat::start),
            new Applet("head", Spec.RAW, Head::start),
            new Applet("tail", Spec.RAW, Tail::start),
            new Applet("wc", Spec.of("lwcmL"), WordCount::start),
            new Applet("tee", Spec.of("ai"), Tee::start),
            new Applet("grep", GREP, Grep::start),
            new Applet("egrep", GREP, Grep::start),
            new Applet("fgrep", GREP, Grep::start),
            new Applet(
                    "sed",
                    Spec.of("nErie:f:").refusing("sz").with(Map.of("quiet", 'n', "silent", 'n', "expression", 'e')),
                    Sed::start),
            new Applet("sort", Spec.of("nrubfsck:t:o:").refusing("gMhVzmidST").failingWith(2), Sort::start),
            new Applet("uniq", Spec.of("cdui").refusing("zfsw"), Uniq::start),
            new Applet("cut", Spec.of("b:c:f:d:sn"), Cut::start),
            new Applet("tr", Spec.of("+cCds"), Translate::start),
            new Applet("rev", Spec.of(""), Reverse::rev),
            new Applet("tac", Spec.of(""), Reverse::tac),
            new Applet("nl", Spec.of("").refusing("bpivlsnw"), Number::start),
            new Applet("cmp", Spec.of("ls").failingWith(2), Compare::start),
            new Applet("od", Spec.of("A:t:N:j:vbcdoxs").refusing("aBDeFfHhIiLlSwOX"), OctalDump::start),
            new Applet("hexdump", Spec.of("Cvn:s:").refusing("bcdoxRe"), HexDump::start),
            new Applet("md5sum", Spec.of("").refusing("csw"), Checksum::start),
            new Applet("sha1sum", Spec.of("").refusing("csw"), Checksum::start),
            new Applet("sha256sum", Spec.of("").refusing("csw"), Checksum::start),
            new Applet("sha512sum", Spec.of("").refusing("csw"), Checksum::start));

    private TextPrograms() {}
}
