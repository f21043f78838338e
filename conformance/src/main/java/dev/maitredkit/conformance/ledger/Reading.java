package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import java.util.Optional;

/** Whether what a check found can be, given the facts. */
final class Reading {
    private Reading() {}

    /** A probe exits 0 where the fact holds and 1 where it does not; all else says nothing. */
    static boolean fits(Facts facts, Check check, Outcome outcome) {
        boolean told = outcome.exitedWith(0) || outcome.exitedWith(1);
        return !told
                || truth(facts, check)
                        .map(holds -> holds == outcome.exitedWith(0))
                        .orElse(true);
    }

    /** Whether the fact holds, where that is known. */
    private static Optional<Boolean> truth(Facts facts, Check check) {
        return switch (check.getFactCase()) {
            case MOUNTED -> mounted(facts, check.getMounted());
            case NOT_MOUNTED -> facts.read(Facts.mount(check.getNotMounted())).map(Facts.NOTHING::equals);
            case EXISTS -> facts.read(Facts.file(check.getExists())).map(file -> !file.equals(Facts.NOTHING));
            case ABSENT -> facts.read(Facts.file(check.getAbsent())).map(Facts.NOTHING::equals);
            case LINES ->
                facts.read(Facts.lines(check.getLines().getPath())).map(count -> within(count, check.getLines()));
            case ADDRESS -> facts.read(Facts.ADDRESS).map(check.getAddress()::equals);
            case GATEWAY -> facts.read(Facts.GATEWAY).map(check.getGateway()::equals);
            case CONTENT, RUNNING, NOT_RUNNING, SHELL, FACT_NOT_SET -> Optional.empty();
        };
    }

    /** Options are not followed: a mount with the right source may still lack one. */
    private static Optional<Boolean> mounted(Facts facts, Mounted wanted) {
        return facts.read(Facts.mount(wanted.getTarget())).flatMap(source -> {
            boolean other = source.equals(Facts.NOTHING)
                    || !wanted.getSource().isEmpty() && !wanted.getSource().equals(source)
                    || !wanted.getFstype().isEmpty() && !wanted.getFstype().equals("tmpfs");
            boolean open = wanted.getOptionsCount() + wanted.getNotOptionsCount() > 0;
            return other ? Optional.of(false) : open ? Optional.empty() : Optional.of(true);
        });
    }

    private static boolean within(String count, Lines lines) {
        int number = count.equals(Facts.NOTHING) ? 0 : Integer.parseInt(count);
        return number >= lines.getAtLeast() && (lines.getAtMost() == 0 || number <= lines.getAtMost());
    }
}
