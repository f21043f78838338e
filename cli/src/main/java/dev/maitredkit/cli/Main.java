package dev.maitredkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "maitred-kit",
        description = "Certifies a Maitred guest, and stands in for one.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            CertifyCommand.class,
            ServeCommand.class,
            SandboxCommand.class,
            VmCommand.class,
            RunCommand.class,
            CallCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            VerifyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 conformant, or done; 1 a MUST failed, or the answer is no;",
            "2 wrong usage; 3 the harness or the connection failed; 4 incomplete."
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.quiet();
        System.exit(execute(arguments));
    }

    /** Runs a command line and gives its exit status. */
    static int execute(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::execution);
        return arguments.length == 0 ? Failures.noCommand(line) : line.execute(arguments);
    }

    /** The version of the kit, from its jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"maitred-kit " + dev.maitredkit.certification.Kit.version()};
        }
    }
}
