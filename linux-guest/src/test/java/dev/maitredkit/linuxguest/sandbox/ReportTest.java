package dev.maitredkit.linuxguest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void a_report_is_told_from_whatever_else_is_printed() {
        assertThat(Report.parse("maitred-kit-sandbox: ADDRESS unix:/a b"))
                .contains(new Report(Report.Kind.ADDRESS, "unix:/a b"));
        assertThat(Report.parse("maitred-kit-sandbox: READY ")).contains(new Report(Report.Kind.READY, ""));
        assertThat(Report.parse("OpenJDK: READY ")).isEmpty();
    }
}
