package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Mismatch;

/** What the ledger says of one answer. */
public sealed interface Judgement {
    /** The answer is among the allowed ones; from now on {@code next} judges. */
    record Accepted(Ledger next) implements Judgement {}

    /** No conformant guest gives this answer: it breaks the rule of this id. */
    record Rejected(String rule, Mismatch mismatch) implements Judgement {}
}
