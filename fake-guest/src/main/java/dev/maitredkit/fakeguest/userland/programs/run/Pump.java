package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Feeds the inputs of a program to its {@link Stage}, one after the other and as far as they are there.
 *
 * @param inputs the paths that are left, the open one first; {@code -} is standard input
 * @param fd the open one
 * @param complaints how it talks about a file that it cannot read
 * @param failed one could not be read
 */
public record Pump(Call call, Stage stage, List<String> inputs, OptionalInt fd, Complaints complaints, boolean failed)
        implements Work {
    private static final String STDIN = "-";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int PIECE = 4096;
    private static final int UNITS_A_PIECE = PIECE / 256;

    /** How the programs of BusyBox talk about a file that they cannot open, and about one they cannot read. */
    public enum Complaints {
        /** {@code can't open 'x': …}, {@code read error: …}. */
        CANNOT_OPEN,
        /** {@code x: …} for opening, and for reading too. */
        NAME,
        /** {@code x: …} for opening; a file that cannot be read counts as empty. */
        OPENING_ONLY,
        /** Nothing for either; but one that cannot be opened counts. */
        SILENT
    }

    public Pump {
        inputs = List.copyOf(inputs);
    }

    /** Reads the operands, or standard input when there are none. */
    public static Pump of(Call call, Stage stage, List<String> operands, Complaints complaints) {
        List<String> inputs = operands.isEmpty() ? List.of(STDIN) : operands;
        return new Pump(call, stage, inputs, OptionalInt.empty(), complaints, false);
    }

    /** The same after some of the inputs turned out not to be there. */
    public Pump afterFailure() {
        return new Pump(call, stage, inputs, fd, complaints, true);
    }

    @Override
    public Progress step(Sys sys) {
        if (inputs.isEmpty()) {
            return advance(sys, stage.finish(failed), failed);
        }
        return fd.isEmpty() ? open(sys) : read(sys);
    }

    private Progress open(Sys sys) {
        String name = inputs.get(0);
        Result<Integer> opened = name.equals(STDIN) ? Result.ok(0) : sys.open(name, Set.of(OpenFlag.READ), 0);
        return opened.fold(
                number -> new Pump(call, stage, inputs, OptionalInt.of(number), complaints, failed)
                        .advance(sys, stage.begin(name), failed),
                errno -> new Progress.Next(
                        new Pump(call, stage.skipped(), rest(), OptionalInt.empty(), complaints, true),
                        openingFailed(name, errno)));
    }

    private Progress read(Sys sys) {
        int number = fd.getAsInt();
        Result<String> got = sys.read(number, PIECE);
        if (got instanceof Result.Ok<String> ok) {
            if (ok.value().isEmpty()) {
                return endOfInput(sys, stage.end(), Output.NONE, failed);
            }
            sys.spend(UNITS_A_PIECE);
            return advance(sys, stage.feed(ok.value()), failed);
        }
        Errno errno = got.error().orElseThrow();
        if (errno == Errno.EAGAIN) {
            return new Progress.Wait(this, Set.of(new WaitFor.Readable(number)));
        }
        boolean counts = complaints == Complaints.CANNOT_OPEN || complaints == Complaints.NAME;
        return endOfInput(sys, stage.end(), readingFailed(inputs.get(0), errno), failed || counts);
    }

    private Progress endOfInput(Sys sys, Fed fed, Output before, boolean failedNow) {
        Fed told = new Fed(
                fed.next(),
                before.plus(fed.output()),
                fed.flow() == Fed.Flow.MORE ? Fed.Flow.NEXT_INPUT : fed.flow(),
                fed.status());
        return advance(sys, told, failedNow);
    }

    private Progress advance(Sys sys, Fed fed, boolean failedNow) {
        switch (fed.flow()) {
            case STOP:
                return new Progress.End(fed.output(), fed.status());
            case FOLLOW:
                Pump later = new Pump(call, fed.next(), inputs, fd, complaints, failedNow);
                return fed.output().chunks().isEmpty()
                        ? new Progress.Wait(
                                later, Set.of(new WaitFor.Time(sys.now().plus(LOOK_AGAIN))))
                        : new Progress.Next(later, fed.output());
            case NEXT_INPUT:
                if (fd.isPresent() && fd.getAsInt() != 0) {
                    sys.close(fd.getAsInt());
                }
                return new Progress.Next(
                        new Pump(call, fed.next(), rest(), OptionalInt.empty(), complaints, failedNow), fed.output());
            default:
                return new Progress.Next(new Pump(call, fed.next(), inputs, fd, complaints, failedNow), fed.output());
        }
    }

    private List<String> rest() {
        return inputs.subList(1, inputs.size());
    }

    private Output openingFailed(String name, Errno errno) {
        return switch (complaints) {
            case CANNOT_OPEN -> Output.err(call.message("can't open '" + name + "': " + errno.text()));
            case NAME, OPENING_ONLY -> Output.err(call.message(name + ": " + errno.text()));
            case SILENT -> Output.NONE;
        };
    }

    private Output readingFailed(String name, Errno errno) {
        return switch (complaints) {
            case CANNOT_OPEN -> Output.err(call.message("read error: " + errno.text()));
            case NAME -> Output.err(call.message(name + ": " + errno.text()));
            case OPENING_ONLY, SILENT -> Output.NONE;
        };
    }
}
