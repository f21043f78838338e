package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void a_duration_has_the_unit_that_suits_it() {
        assertThat(Words.duration(Duration.getDefaultInstance())).isEqualTo("0.00 ms");
        assertThat(Words.duration(Durations.fromMicros(310))).isEqualTo("0.31 ms");
        assertThat(Words.duration(Durations.fromMicros(8_454))).isEqualTo("8.5 ms");
        assertThat(Words.duration(Durations.fromMillis(412))).isEqualTo("412 ms");
        assertThat(Words.duration(Durations.fromMillis(3_004))).isEqualTo("3.00 s");
        assertThat(Words.duration(Durations.fromMillis(125_400))).isEqualTo("2 min 5 s");
        assertThat(Words.seconds(Durations.fromMillis(41_730))).isEqualTo("41.730");
    }

    @Test
    void a_duration_never_rounds_to_a_thousand_of_its_unit() {
        assertThat(Words.duration(Durations.fromMicros(999_900))).isEqualTo("1.00 s");
        assertThat(Words.duration(Durations.fromMicros(99_990))).isEqualTo("100 ms");
        assertThat(Words.duration(Durations.fromMicros(999_999_999))).isEqualTo("16 min 40 s");
        assertThat(Words.duration(Durations.fromMillis(59_999))).isEqualTo("1 min 0 s");
    }

    @Test
    void a_time_is_said_in_utc() {
        Timestamp time =
                Timestamp.newBuilder().setSeconds(1_795_514_400L).setNanos(5).build();
        assertThat(Words.time(time)).isEqualTo("24 November 2026, 10:00:00 UTC");
        assertThat(Words.isoTime(time)).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void a_count_agrees_with_its_noun() {
        assertThat(Words.count(0, "rule")).isEqualTo("0 rules");
        assertThat(Words.count(1, "rule")).isEqualTo("1 rule");
        assertThat(Words.count(1_200, "rule")).isEqualTo("1,200 rules");
    }
}
