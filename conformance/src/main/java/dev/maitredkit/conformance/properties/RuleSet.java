package dev.maitredkit.conformance.properties;

import dev.maitredkit.conformance.session.RuleHook;
import dev.maitredkit.conformance.session.Session;
import dev.maitredkit.scenarios.data.Scenario;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * The rules about one RPC, each a property named after its id. A property generates scenarios and hands each to
 * {@link #run}; a rule that is checked by a scenario file says {@link #fromFile}.
 */
@AddLifecycleHook(value = RuleHook.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
@PropertyDefaults(shrinking = ShrinkingMode.FULL, afterFailure = AfterFailureMode.RANDOM_SEED)
abstract class RuleSet {
    final void run(Scenario scenario) {
        Session.current().check(scenario);
    }

    final void fromFile() {
        Session.current().checkFile();
    }
}
