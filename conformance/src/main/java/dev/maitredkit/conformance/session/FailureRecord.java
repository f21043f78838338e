package dev.maitredkit.conformance.session;

import com.google.protobuf.Duration;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.scenarios.ScenarioText;
import java.util.Optional;

/** Writes a scenario that did not hold into the record of the run. */
record FailureRecord(Settings settings) {
    Failure of(String rule, ScenarioResult result) {
        Failure.Builder failure = Failure.newBuilder()
                .setSeed(settings.seed())
                .setRepeatCommand(settings.repeatCommand(Optional.of(rule)))
                .setScenario(ScenarioText.print(result.scenario()));
        result.transcript().forEach(exchange -> failure.addTranscript(exchange(exchange)));
        if (result.ending() instanceof ScenarioResult.Broken broken) {
            failure.setWanted(broken.mismatch().wanted())
                    .setGot(broken.mismatch().got())
                    .setFailingStep(broken.step());
        } else if (result.ending() instanceof ScenarioResult.Undecided undecided) {
            failure.setMessage(undecided.reason()).setFailingStep(undecided.step());
        } else if (result.ending() instanceof ScenarioResult.Lost lost) {
            failure.setMessage(lost.reason()).setFailingStep(lost.step());
        }
        return failure.build();
    }

    private static Exchange exchange(dev.maitredkit.conformance.exchange.Exchange exchange) {
        return Exchange.newBuilder()
                .setStep(exchange.step())
                .setStepId(exchange.stepId())
                .setRequest(exchange.request())
                .setOutcome(exchange.outcome().text())
                .setAt(duration(exchange.at()))
                .setTook(duration(exchange.took()))
                .setNote(exchange.note())
                .setBranch(exchange.branch())
                .setOpen(exchange.outcome() instanceof Outcome.Silent)
                .build();
    }

    private static Duration duration(java.time.Duration time) {
        return Duration.newBuilder()
                .setSeconds(time.getSeconds())
                .setNanos(time.getNano())
                .build();
    }
}
