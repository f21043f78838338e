package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.reports.certificate.Certificates;
import dev.maitredkit.reports.certificate.SigningKey;
import dev.maitredkit.reports.certificate.Subject;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What a certificate of a run is asked for. */
final class CertificateOptions {

    @Option(
            names = "--subject",
            paramLabel = "NAME=sha256:HEX",
            description =
                    "The image that the guest was booted from: writes a certificate about it, when the run is a full"
                            + " one.")
    private Optional<String> subjectText = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The Ed25519 key that signs the certificate, PKCS #8 in PEM form; without it, the statement stays"
                            + " unsigned.")
    private Optional<Path> keyFile = Optional.empty();

    private Optional<Subject> subject = Optional.empty();
    private Optional<SigningKey> key = Optional.empty();

    /**
     * Reads the options, so that a mistake in them is told before the run.
     *
     * @throws UsageException when one of them is wrong
     */
    void read() throws IOException {
        if (keyFile.isPresent() && subjectText.isEmpty()) {
            throw new UsageException("the option key signs a certificate; --subject says what it is about");
        }
        subject = subjectText.map(CertificateOptions::subject);
        key = keyFile.isPresent() ? Optional.of(key(keyFile.get(), SigningKey::parse)) : Optional.empty();
    }

    /** Writes the certificate into the folder of the report, or says why there is none. The run's verdict stays what it is. */
    void write(Run run, Path report, PrintWriter out, PrintWriter err) throws IOException {
        Certificates.removeFrom(report);
        if (subject.isEmpty()) {
            return;
        }
        Optional<String> refusal = Certificates.refusal(run);
        if (refusal.isPresent()) {
            err.println("maitred-kit: no certificate: " + refusal.get());
            err.flush();
            return;
        }
        Path file = Certificates.write(run, report, subject.get(), key);
        if (key.isPresent()) {
            out.println("certificate: " + file);
        } else {
            out.println("statement: " + file + " (unsigned: no --key was given, so that nobody vouches for it)");
        }
        out.flush();
    }

    static Subject subject(String text) {
        try {
            return Subject.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("subject: " + wrong.getMessage());
        }
    }

    /** A key from a file. */
    static <K> K key(Path file, Function<String, K> parse) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("key: there is no file " + file);
        }
        // Not UTF-8: a file that is no text at all is to be told as a wrong key.
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("key: " + file + ": " + wrong.getMessage());
        }
    }
}
