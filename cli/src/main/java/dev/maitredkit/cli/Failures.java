package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.scenarios.ScenarioException;
import dev.maitredkit.transport.AddressException;
import dev.maitredkit.transport.ListenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How what goes wrong is told: one line that says what and where, never a stack trace, unless it is a bug of ours. */
final class Failures {
    private Failures() {}

    static int noCommand(CommandLine line) {
        line.usage(line.getErr());
        return ExitStatus.USAGE.number();
    }

    static int usage(ParameterException failure, String[] arguments) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println("maitred-kit: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.USAGE.number();
    }

    static int execution(Exception failure, CommandLine line, ParseResult arguments) {
        PrintWriter err = line.getErr();
        if (failure instanceof UsageException
                || failure instanceof AddressException
                || failure instanceof ScenarioException) {
            err.println("maitred-kit: " + failure.getMessage());
            return ExitStatus.USAGE.number();
        }
        if (failure instanceof GuestLostException
                || failure instanceof ListenException
                || failure instanceof UncheckedIOException
                || failure instanceof IOException) {
            err.println("maitred-kit: " + failure.getMessage());
            return ExitStatus.NO_CONNECTION.number();
        }
        err.println("maitred-kit: a bug of maitred-kit, please report it: " + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
            err.println("    at " + frame);
        }
        return ExitStatus.NO_CONNECTION.number();
    }
}
