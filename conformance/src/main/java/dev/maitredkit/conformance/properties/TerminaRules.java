package dev.maitredkit.conformance.properties;

import net.jqwik.api.Example;

/** StartTermina. Each rule wants a guest on which it was not called yet. */
public class TerminaRules extends RuleSet {
    @Example
    void termina_001_the_status_is_success_or_failed() {
        fromFile();
    }

    @Example
    void termina_002_a_reason_comes_with_failed_only() {
        fromFile();
    }

    @Example
    void termina_003_lxd_and_tremplin_run() {
        fromFile();
    }

    @Example
    void termina_004_tremplin_gets_the_address() {
        fromFile();
    }

    @Example
    void termina_005_tremplin_gets_the_subnet() {
        fromFile();
    }

    @Example
    void termina_006_a_second_call_is_answered() {
        fromFile();
    }

    @Example
    void termina_007_the_stateful_disk_is_mounted() {
        fromFile();
    }
}
