package dev.maitredkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.certificate.Certificates;
import dev.maitredkit.reports.certificate.SigningKey;
import dev.maitredkit.reports.certificate.Subject;
import dev.maitredkit.reports.run.Digests;
import dev.maitredkit.reports.run.Guest;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from the command line. The key is one of RFC 8032, 7.1. */
class CertificateCommandsTest {
    private static final String IMAGE = "termina.img=sha256:" + "12".repeat(32);

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path key;
    private Path publicKey;

    @BeforeEach
    void writeKeys() throws IOException {
        key = Files.writeString(directory.resolve("key.pem"), """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """);
        publicKey = Files.writeString(directory.resolve("public.pem"), """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                -----END PUBLIC KEY-----
                """);
    }

    @AfterEach
    void restoreStreams() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void a_run_that_is_not_full_gets_no_certificate_and_keeps_its_exit_status() throws IOException {
        Path report = directory.resolve("report");
        Files.createDirectories(report);
        Files.writeString(report.resolve("certificate.json"), "of an earlier run");
        assertThat(run(
                        "certify",
                        "--rules",
                        "LAUNCH-005",
                        "--report",
                        report.toString(),
                        "--subject",
                        IMAGE,
                        "--key",
                        key.toString()))
                .isZero();
        assertThat(err()).contains("no certificate: ", "PARTIAL").doesNotContain("\tat ");
        assertThat(report.resolve("certificate.json")).doesNotExist();
        assertThat(RunFiles.read(report.resolve("run.json")).getDigests().getSuite())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void a_mistake_in_the_options_is_told_before_the_run() throws IOException {
        Path report = directory.resolve("report");
        assertThat(run("certify", "--report", report.toString(), "--key", key.toString()))
                .isEqualTo(2);
        assertThat(run("certify", "--report", report.toString(), "--subject", "termina.img"))
                .isEqualTo(2);
        assertThat(run("certify", "--report", report.toString(), "--subject", IMAGE, "--key", publicKey.toString()))
                .isEqualTo(2);
        assertThat(run("certify", "--report", report.toString(), "--subject", IMAGE, "--key", "nowhere.pem"))
                .isEqualTo(2);
        assertThat(err())
                .contains("--subject", "NAME=sha256:HEX", "of the kind PUBLIC KEY", "openssl", "nowhere.pem")
                .doesNotContain("\tat ");
        assertThat(report).doesNotExist();
    }

    @Test
    void a_certificate_verifies_and_a_tampered_one_is_told_apart() throws IOException {
        Path certificate = certificate();
        String record = directory.resolve("run.json").toString();
        assertThat(verify(certificate, "--run", record, "--subject", IMAGE)).isZero();
        assertThat(out())
                .contains("good", "subject: " + IMAGE, "result: PASSED, 1 rules passed", "run: on vsock:3:8888");
        assertThat(verify(certificate, "--subject", "termina.img=sha256:" + "13".repeat(32)))
                .isEqualTo(1);
        assertThat(err()).contains("NOT GOOD", "another subject");

        String text = Files.readString(certificate);
        String payload = text.replaceFirst("(?s).*\"payload\": \"([^\"]*)\".*", "$1");
        String better = new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8)
                .replace("12".repeat(32), "13".repeat(32));
        Files.writeString(
                certificate,
                text.replace(payload, Base64.getEncoder().encodeToString(better.getBytes(StandardCharsets.UTF_8))));
        assertThat(verify(certificate)).isEqualTo(1);
        assertThat(err()).contains("its signature is bad").doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage_and_one_that_is_no_certificate_is_not_good() throws IOException {
        assertThat(verify(directory.resolve("none.json"))).isEqualTo(2);
        assertThat(verify(Files.writeString(directory.resolve("x.json"), "{}"))).isEqualTo(1);
        assertThat(err()).contains("there is no file", "it is no certificate").doesNotContain("\tat ");
    }

    private Path certificate() throws IOException {
        Run run = Run.newBuilder()
                .setFormat(RunFiles.FORMAT)
                .setGuest(Guest.newBuilder().setAddress("vsock:3:8888"))
                .setVerdict(Run.Verdict.CONFORMANT)
                .setHeadline("conformant")
                .setDigests(Digests.newBuilder()
                        .setSuite("aa".repeat(32))
                        .setProtocol("bb".repeat(32))
                        .setCatalogue("cc".repeat(32)))
                .addCatalogue(Rule.newBuilder()
                        .setId("MOUNT-001")
                        .setLevel(Rule.Level.MUST)
                        .setBasis(Rule.Basis.PROTOCOL))
                .addResults(Result.newBuilder().setRule("MOUNT-001").setVerdict(Result.Verdict.PASSED))
                .build();
        RunFiles.write(run, directory);
        return Certificates.write(
                run, directory, Subject.parse(IMAGE), Optional.of(SigningKey.parse(Files.readString(key))));
    }

    private int verify(Path certificate, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "verify";
        arguments[1] = certificate.toString();
        arguments[2] = "--key";
        arguments[3] = publicKey.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
