package dev.maitredkit.conformance.properties;

import net.jqwik.api.Example;

/** Shutdown. These run last, and each takes a life of the guest. */
public class ShutdownRules extends RuleSet {
    @Example
    void shutdown_001_it_answers_ok() {
        fromFile();
    }

    @Example
    void shutdown_002_the_guest_is_gone() {
        fromFile();
    }

    @Example
    void shutdown_003_a_stubborn_process_is_killed_in_time() {
        fromFile();
    }

    @Example
    void shutdown_004_processes_get_time_to_end() {
        fromFile();
    }

    @Example
    void shutdown_005_a_second_call_ends() {
        fromFile();
    }

    @Example
    void shutdown_006_the_host_daemons_order() {
        fromFile();
    }

    @Example
    void shutdown_007_respawn_does_not_hold_it_back() {
        fromFile();
    }
}
