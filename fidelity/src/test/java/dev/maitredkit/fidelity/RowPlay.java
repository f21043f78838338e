package dev.maitredkit.fidelity;

import dev.maitredkit.fidelity.data.Answer;
import dev.maitredkit.fidelity.data.Call;
import dev.maitredkit.fidelity.data.Check;
import dev.maitredkit.fidelity.data.Row;
import dev.maitredkit.fidelity.data.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays a row on a fresh guest and says how what it sees differs from the record. */
final class RowPlay {
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private final Map<String, Row> rows;

    /** @param rows all rows by id */
    RowPlay(Map<String, Row> rows) {
        this.rows = rows;
    }

    Verdict play(Row row) {
        if (!row.getNotModelled().isEmpty()) {
            return Verdict.notModelled(row);
        }
        try (ObservedGuest guest = new ObservedGuest(row.getStatesList())) {
            return Verdict.of(row, new Play(guest).row(row));
        } catch (RuntimeException bug) {
            return Verdict.of(row, List.of("the fake fails: " + bug));
        }
    }

    /** One guest, and what was done to it. */
    private final class Play {
        private final ObservedGuest guest;
        private final Map<String, Exchange> named = new HashMap<>();
        private final List<String> differences = new ArrayList<>();

        Play(ObservedGuest guest) {
            this.guest = guest;
        }

        List<String> row(Row row) {
            before(row);
            Probes probes = new Probes(guest, row.getChecksList());
            List<Exchange> calls = start(row.getCall());
            row.getThenList().forEach(this::step);
            calls.forEach(it -> guest.await(it, LONGEST));
            calls.forEach(it -> compare("", row.getCall(), row.getAnswer(), it));
            for (Check check : row.getChecksList()) {
                if (check.getWhatCase() == Check.WhatCase.ANSWERED) {
                    answered(
                            row,
                            check.getAnswered().getStep(),
                            check.getAnswered().getAnswer());
                } else {
                    differences.addAll(probes.differences(check));
                }
            }
            return differences;
        }

        private void before(Row row) {
            if (!row.getAfter().isEmpty()) {
                Row first = rows.get(row.getAfter());
                before(first);
                start(first.getCall()).forEach(it -> guest.await(it, LONGEST));
                first.getThenList().forEach(this::step);
                for (Check check : first.getChecksList()) {
                    if (check.hasCommand()) {
                        new Probes(guest, List.of()).differences(check);
                    }
                }
            }
            row.getBeforeList().forEach(this::step);
        }

        private void step(Step step) {
            switch (step.getActCase()) {
                case SHELL -> Probes.shell(guest, step.getShell());
                case PASS_MS -> guest.pass(Duration.ofMillis(step.getPassMs()));
                case HOST -> guest.host().become(step.getHost());
                case CALL -> start(step.getCall()).forEach(it -> named.put(step.getName(), it));
                case ACT_NOT_SET -> throw new IllegalArgumentException("a step of nothing");
            }
        }

        private List<Exchange> start(Call call) {
            Optional<Duration> deadline =
                    call.getDeadlineMs() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(call.getDeadlineMs()));
            Request request = Request.of(call);
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < Math.max(1, call.getTimes()); i++) {
                exchanges.add(guest.start(request, deadline));
            }
            return exchanges;
        }

        private void answered(Row row, String step, Answer wanted) {
            Exchange exchange = named.get(step);
            guest.await(exchange, LONGEST);
            Call call = List.of(row.getBeforeList(), row.getThenList()).stream()
                    .flatMap(List::stream)
                    .filter(it -> it.getName().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .getCall();
            compare(step + ": ", call, wanted, exchange);
        }

        private void compare(String who, Call call, Answer wanted, Exchange exchange) {
            Exchange.Answered got = exchange.answered();
            String response = Request.of(call).response(wanted.getResponse());
            if (!got.code().equals(wanted.getCode())) {
                differences.add(who + "status " + got.code() + " instead of " + wanted.getCode()
                        + (got.message().isEmpty() ? "" : " (" + Texts.shown(got.message()) + ")"));
                return;
            }
            if (!Texts.matches(wanted.getMessage(), got.message())) {
                differences.add(who + "message \"" + Texts.shown(got.message()) + "\" instead of \""
                        + Texts.shown(wanted.getMessage()) + "\"");
            }
            if (!got.response().equals(response)) {
                differences.add(who + "response {" + got.response() + "} instead of {" + response + "}");
            }
            Duration seen = Duration.ofMillis(wanted.getElapsedMs());
            if (wanted.getElapsedMs() > 0 && !wanted.getOutlier() && !Elapsed.isAlike(seen, got.elapsed())) {
                differences.add(who + "after " + got.elapsed().toMillis() + " ms instead of " + seen.toMillis());
            }
        }
    }
}
