package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Gather;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** md5sum, sha1sum, sha256sum, sha512sum. */
record Checksum(String algorithm) implements Gather.Job {
    static Work start(Call call, Options options) {
        String algorithm = switch (call.applet()) {
            case "md5sum" -> "MD5";
            case "sha1sum" -> "SHA-1";
            case "sha256sum" -> "SHA-256";
            default -> "SHA-512";
        };
        Gather stage = Gather.of(call, new Checksum(algorithm));
        return Pump.of(call, stage, options.operands(), Pump.Complaints.CANNOT_OPEN);
    }

    @Override
    public Progress.End finish(List<Gather.Input> inputs, boolean failed) {
        StringBuilder out = new StringBuilder();
        for (Gather.Input input : inputs) {
            out.append(digest(input.content()))
                    .append("  ")
                    .append(input.name())
                    .append('\n');
        }
        return new Progress.End(Output.out(out.toString()), failed ? 1 : 0);
    }

    private String digest(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
