package dev.maitredkit.fidelity;

import dev.maitredkit.fidelity.Records.Sequence;
import dev.maitredkit.fidelity.Records.SequenceStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays a sequence on a fresh guest, up to its first difference. */
final class SequencePlay {
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private SequencePlay() {}

    /**
     * How far it went.
     *
     * @param agreed the steps before the first difference
     */
    record Played(Sequence sequence, int agreed, Optional<String> difference) {}

    static Played play(Sequence sequence) {
        try (ObservedGuest guest = new ObservedGuest(List.of("sequences"))) {
            for (int i = 0; i < sequence.steps().size(); i++) {
                Optional<String> difference = step(guest, sequence.steps().get(i));
                if (difference.isPresent()) {
                    return new Played(sequence, i, difference);
                }
            }
            return new Played(sequence, sequence.steps().size(), Optional.empty());
        }
    }

    private static Optional<String> step(ObservedGuest guest, SequenceStep step) {
        Request request = Request.parse(step.method(), step.request());
        Exchange exchange = guest.start(request, Optional.empty());
        guest.await(exchange, LONGEST);
        Exchange.Answered got = exchange.answered();
        String wanted = describe(step.code(), step.message(), request.response(step.response()));
        String played = describe(got.code(), got.message(), got.response());
        return wanted.equals(played)
                ? Optional.empty()
                : Optional.of(step.method() + " " + step.request() + ": " + played + " instead of " + wanted);
    }

    private static String describe(String code, String message, String response) {
        return code + (message.isEmpty() ? "" : " \"" + message + "\"") + " {" + response + "}";
    }
}
