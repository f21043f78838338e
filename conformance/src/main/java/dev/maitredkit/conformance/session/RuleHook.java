package dev.maitredkit.conformance.session;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;

/** Ties the engine's properties to the run: the rule by the property's name, its seed and tries, and what came of it. */
public final class RuleHook implements AroundPropertyHook, SkipExecutionHook {
    private static final Pattern NAME = Pattern.compile("([a-z]+)_(\\d{3})_.*");

    /** The id of the rule that a property of this name checks, if it has the form of one. */
    public static Optional<String> findRuleId(String property) {
        Matcher name = NAME.matcher(property);
        return name.matches()
                ? Optional.of(name.group(1).toUpperCase(Locale.ROOT) + "-" + name.group(2))
                : Optional.empty();
    }

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        if (!(context instanceof PropertyLifecycleContext property)) {
            return SkipResult.doNotSkip();
        }
        Session session = Session.current();
        Rule rule = rule(property, session);
        Optional<Result> without = session.resultWithoutCheck(rule);
        without.ifPresent(result -> session.finished(rule, result));
        return without.map(Result::getReason).map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Session session = Session.current();
        Rule rule = rule(context, session);
        if (rule.getKind() == Rule.Kind.PROPERTY) {
            context.attributes().setSeed(String.valueOf(session.seedFor(rule)));
            context.attributes().setTries(session.tries(context.attributes().tries()));
        }
        session.begin(rule);
        PropertyExecutionResult ended = property.execute();
        Result result = session.end(ended.throwable());
        return switch (result.getVerdict()) {
            case PASSED -> ended.mapToSuccessful();
            case FAILED, FLAKY, HARNESS_ERROR ->
                ended.mapToFailed(ended.throwable().orElseGet(() -> new AssertionError(result.getReason())));
            default -> ended.mapToAborted(new TestAbortedException(result.getVerdict() + ": " + result.getReason()));
        };
    }

    private static Rule rule(PropertyLifecycleContext context, Session session) {
        String name = context.targetMethod().getName();
        return findRuleId(name)
                .flatMap(session.catalogue()::find)
                .orElseThrow(() -> new IllegalStateException("the property " + name
                        + " has no rule in the catalogue; a name starts with the id: launch_003_…"));
    }
}
