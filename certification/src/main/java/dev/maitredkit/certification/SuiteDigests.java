package dev.maitredkit.certification;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.reports.run.Digests;
import dev.maitredkit.scenarios.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * SHA-256 digests of what a guest is judged by, so that two records can be known to be of the same suite.
 *
 * <p>The digest of a set of files is that of their listing: a line {@code SHA-256, two spaces, name} for each, in the order of
 * the names' UTF-16 units, each line with a line feed. That is what sha256sum prints, so that anyone can compute it from a jar:
 * unpack it and run {@code find dev/maitredkit/conformance dev/maitredkit/scenarios -type f | LC_ALL=C sort | xargs sha256sum |
 * sha256sum}.
 *
 * <ul>
 *   <li>suite: the compiled rules, the runner and the ledger (dev/maitredkit/conformance) and the scenario files with their
 *       loader (dev/maitredkit/scenarios), as they are on the class path. It does not depend on the machine or on whether they
 *       come from a folder or from a jar; it does depend on the compiler, as the classes do.
 *   <li>protocol: the wire contract, its .proto files.
 *   <li>catalogue: the file of the rules, itself.
 * </ul>
 */
final class SuiteDigests {

    private static final String CATALOGUE = "dev/maitredkit/conformance/catalogue.textproto";

    private SuiteDigests() {}

    /** Those of the kit that runs. */
    static Digests compute() {
        try {
            Map<String, String> conformance = files(Catalogue.class, "dev/maitredkit/conformance/");
            Map<String, String> suite = new TreeMap<>(conformance);
            suite.putAll(files(Scenarios.class, "dev/maitredkit/scenarios/"));
            Map<String, String> protocol = new TreeMap<>(files(MaitredGrpc.class, ""));
            protocol.keySet().removeIf(name -> !name.endsWith(".proto") || name.contains("/"));
            return Digests.newBuilder()
                    .setSuite(listing(suite))
                    .setProtocol(listing(protocol))
                    .setCatalogue(conformance.getOrDefault(CATALOGUE, ""))
                    .build();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the kit's own files cannot be read", e);
        }
    }

    /** The digest of a set of files; empty text for none, so that nothing missing looks like something. */
    static String listing(Map<String, String> digests) {
        if (digests.isEmpty()) {
            return "";
        }
        StringBuilder listing = new StringBuilder();
        new TreeMap<>(digests)
                .forEach((name, digest) ->
                        listing.append(digest).append("  ").append(name).append('\n'));
        return sha256(listing.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Digests by name of the files with a prefix, in the folder or jar that a class was loaded from. */
    private static Map<String, String> files(Class<?> neighbour, String prefix) throws IOException, URISyntaxException {
        CodeSource source = neighbour.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Collections.emptyMap();
        }
        Path place = Path.of(source.getLocation().toURI());
        return Files.isDirectory(place) ? inFolder(place, prefix) : inJar(place, prefix);
    }

    static Map<String, String> inFolder(Path folder, String prefix) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (name.startsWith(prefix)) {
                    digests.put(name, sha256(Files.readAllBytes(file)));
                }
            }
        }
        return digests;
    }

    static Map<String, String> inJar(Path jar, String prefix) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        digests.put(entry.getName(), sha256(content.readAllBytes()));
                    }
                }
            }
        }
        return digests;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
