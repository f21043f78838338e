package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.reports.certificate.Subject;
import dev.maitredkit.reports.certificate.Verification;
import dev.maitredkit.reports.certificate.VerifyingKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a certificate. */
@Command(
        name = "verify",
        description =
                "Checks a certificate: its signature, its form, and, when they are given, its subject and its run."
                        + " Exits with 0 when it is good and with 1 when it is not.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CERTIFICATE", description = "The file, a certificate.json.")
    private Path certificate;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The public key of whoever is to have signed it, in PEM form.")
    private Path key;

    @Option(names = "--run", paramLabel = "FILE", description = "The run.json that it is to be about.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--subject",
            paramLabel = "NAME=sha256:HEX",
            description = "The image that it is to be about; its digest counts, its name is for people.")
    private Optional<String> subject = Optional.empty();

    @Override
    public Integer call() throws IOException {
        VerifyingKey publicKey = CertificateOptions.key(key, VerifyingKey::parse);
        Optional<Subject> wanted = subject.map(CertificateOptions::subject);
        Optional<byte[]> record = run.isPresent() ? Optional.of(bytes(run.get())) : Optional.empty();
        Verification verification =
                Verification.of(new String(bytes(certificate), StandardCharsets.UTF_8), publicKey, record, wanted);
        if (verification.isGood()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(certificate + ": good");
            verification.says().forEach(line -> out.println("  " + Escaped.line(line)));
            if (run.isEmpty()) {
                out.println("  not compared with its run's record; --run does");
            }
            if (wanted.isEmpty()) {
                out.println("  not compared with an image; --subject does");
            }
            out.flush();
            return ExitStatus.OK.number();
        }
        PrintWriter err = spec.commandLine().getErr();
        verification
                .faults()
                .forEach(fault -> err.println("maitred-kit: " + certificate + " is NOT GOOD: " + Escaped.line(fault)));
        err.flush();
        return ExitStatus.FAILED.number();
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + file);
        }
        return Files.readAllBytes(file);
    }
}
