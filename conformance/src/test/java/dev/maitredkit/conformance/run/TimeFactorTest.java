package dev.maitredkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import dev.maitredkit.scenarios.data.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeFactorTest {
    private final TimeFactor slow = new TimeFactor(2.5);

    @Test
    void timeouts_bounds_and_repeated_checks_get_longer() throws TextFormat.ParseException {
        assertThat(slow.scale(scenario("""
                        steps { mount {} timeout { seconds: 4 } expect { at_most { seconds: 2 } at_least { seconds: 1 } } }
                        steps { check { exists: "/x" } repeat { times: 5 every { seconds: 1 } } }
                        """))).isEqualTo(scenario("""
                        steps { mount {} timeout { seconds: 10 } expect { at_most { seconds: 5 } at_least { seconds: 1 } } }
                        steps { check { exists: "/x" } timeout { seconds: 25 } repeat { times: 13 every { seconds: 1 } } }
                        """));
    }

    @Test
    void waits_stay_as_they_are() throws TextFormat.ParseException {
        Scenario waits = scenario("steps { mount {} timeout { seconds: 1 } expect { no_answer: true } }");
        assertThat(slow.scale(waits)).isEqualTo(waits);
        assertThat(slow.scale(scenario("steps { pass { seconds: 3 } }"))
                        .getSteps(0)
                        .getPass()
                        .getSeconds())
                .isEqualTo(3);
    }

    @Test
    void one_changes_nothing() throws TextFormat.ParseException {
        Scenario scenario = scenario("steps { mount {} timeout { seconds: 4 } }");
        assertThat(TimeFactor.ONE.scale(scenario)).isSameAs(scenario);
        assertThat(slow.limit(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void less_than_one_or_no_number_is_refused() {
        assertThatThrownBy(() -> new TimeFactor(0.5)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new TimeFactor(Double.NaN)).hasMessageContaining("from 1 to 1000");
    }

    private static Scenario scenario(String text) throws TextFormat.ParseException {
        return TextFormat.parse(text, Scenario.class);
    }
}
