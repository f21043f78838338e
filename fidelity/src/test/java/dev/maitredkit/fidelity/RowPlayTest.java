package dev.maitredkit.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fidelity.data.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A replay must notice what is not as it was seen: here the record is falsified. */
class RowPlayTest {
    private static final Map<String, List<Row>> ROWS = Records.rows();

    private static Row row(String area, String id) {
        return ROWS.get(area).stream()
                .filter(it -> it.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertNoticed(Row row, Consumer<Row.Builder> lie, String difference) {
        assertThat(new RowPlay(Map.of()).play(row).reasons()).isEmpty();
        Row.Builder falsified = row.toBuilder();
        lie.accept(falsified);
        Verdict verdict = new RowPlay(Map.of()).play(falsified.build());
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.DIFFERS);
        assertThat(verdict.reasons()).singleElement().asString().startsWith(difference);
    }

    @Test
    void another_status_message_or_response_is_noticed() {
        assertNoticed(
                row("network", "net-25"), it -> it.getAnswerBuilder().setCode("OK"), "status INTERNAL instead of OK");
        assertNoticed(
                row("network", "net-25"),
                it -> it.getAnswerBuilder().setMessage("failed"),
                "message \"failed to set IPv4 gateway: Network is unreachable\" instead of");
        assertNoticed(
                row("mount", "mnt-004"),
                it -> it.getAnswerBuilder().setResponse("error: 2"),
                "response {error: 19} instead of {error: 2}");
    }

    @Test
    void another_time_is_noticed() {
        assertNoticed(
                row("launch", "lpc-2"), it -> it.getAnswerBuilder().setElapsedMs(3), "after 1700 ms instead of 3");
        assertNoticed(row("shutdown", "sd-07"), it -> it.getChecksBuilder(0).setGoneMs(20), "the guest ends after 50");
    }

    @Test
    void another_state_is_noticed() {
        assertNoticed(
                row("network", "net-08"),
                it -> it.getChecksBuilder(0).getNetworkBuilder().setHostIp("1.2.3.4"),
                "/run/host_ip: ");
        assertNoticed(
                row("network", "net-08"),
                it -> it.getChecksBuilder(0).getNetworkBuilder().setRoutes(0, "default via 1.2.3.4 dev eth0"),
                "routes: ");
        assertNoticed(
                row("mount", "mnt-002"),
                it -> it.getChecksBuilder(0).getMountsBuilder().clearAdded(),
                "mounts added: ");
        assertNoticed(
                row("mount", "mnt-002"),
                it -> it.getChecksBuilder(1).getCommandBuilder().setOutput("y"),
                "[touch /m/x");
        assertNoticed(row("launch", "lp-040"), it -> it.getChecksBuilder(0).setConsole("PATH=/bin"), "console: ");
        assertNoticed(
                row("host", "hk-02"),
                it -> it.getChecksBuilder(0).getHostSawBuilder().clearCalls(),
                "host saw: ");
        assertNoticed(
                row("respawn", "rs-03"),
                it -> it.getChecksBuilder(0).getLinesBuilder().setCount(11),
                "/starts.fail has");
    }
}
