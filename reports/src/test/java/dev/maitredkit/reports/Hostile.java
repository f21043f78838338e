package dev.maitredkit.reports;

import java.util.List;

/** What a guest could say to be shown as something else. */
final class Hostile {

    static final String MARKUP = "<script>alert(\"1\")</script>'&amp;]]>--><img onerror=x>";
    static final String CONTROLS = "NUL \0, ESC \u001b[31mred\u001b[0m, BEL \u0007, CR \r, DEL \u007f, CSI \u009b2J";
    static final String BIDI = "abc \u202egnp.exe\u202c \u2066x\u2069 \u200fmark";
    static final String INVISIBLE = "zero\u200bwidth \ufeffmark\u2028line\u2029paragraph \u00adhyphen";
    static final String SURROGATES = "high \ud83d low \ude00 whole \ud83d\ude00 none \uffff \ufffe";
    static final String TEMPLATE = "${x} @{y} @if(true) !{z} \\u0000";
    static final String HUGE = "a<b>".repeat(262_144);

    static final List<String> ALL = List.of(MARKUP, CONTROLS, BIDI, INVISIBLE, SURROGATES, TEMPLATE, HUGE);

    private Hostile() {}
}
