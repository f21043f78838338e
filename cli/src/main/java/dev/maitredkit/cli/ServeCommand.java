package dev.maitredkit.cli;

import dev.maitredkit.certification.Guests;
import dev.maitredkit.certification.UsageException;
import dev.maitredkit.fakeguest.FakeGuest;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.transport.GuestAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a fake guest. */
@Command(
        name = "serve",
        description = "Serves a fake guest, in real time, until its Shutdown or an interrupt.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    /** As a machine would be, the guest is away for a while between two lives: its host can tell them apart. */
    private static final Duration BOOT_TIME = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            arity = "1..*",
            required = true,
            paramLabel = "ADDRESS",
            description = "vsock:CID:PORT (CID -1 is any), unix:PATH or HOST:PORT (port 0 is any).")
    private List<String> listen;

    @Option(names = "--profile", paramLabel = "NAME", description = "spec (the default) or maitred-2018.")
    private String profile = Profile.SPEC.name();

    @Option(names = "--state", paramLabel = "FILE", description = "Its initial state; guest_state.proto describes it.")
    private Optional<Path> state = Optional.empty();

    @Option(names = "--restart", description = "Boot it again after its Shutdown.")
    private boolean restart;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where its host listens; it reports there when it is ready.")
    private Optional<String> host = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Profile chosen = Profile.find(profile)
                .orElseThrow(() -> new UsageException("--profile: there is no \"" + profile + "\"; there are "
                        + Profile.all().stream().map(Profile::name).collect(Collectors.joining(" and "))));
        GuestAddress[] addresses = listen.stream().map(GuestAddress::parse).toArray(GuestAddress[]::new);
        PrintWriter err = spec.commandLine().getErr();
        FakeGuest.Builder builder = FakeGuest.builder()
                .profile(chosen)
                .realTime()
                .onUnsupported(it -> {
                    err.println(Escaped.line("not supported: " + it.program() + "[" + it.pid() + "]: " + it.what()));
                    err.flush();
                });
        state.map(Guests::image).ifPresent(builder::image);
        host.map(GuestAddress::parse).ifPresent(builder::host);
        try (FakeGuest guest = builder.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(guest::close, "close-guest"));
            PrintWriter out = spec.commandLine().getOut();
            guest.serve(addresses).forEach(address -> out.println("ready " + address));
            out.flush();
            guest.poweredOff().join();
            while (restart) {
                TimeUnit.NANOSECONDS.sleep(BOOT_TIME.toNanos());
                guest.restart();
                guest.poweredOff().join();
            }
            return ExitStatus.OK.number();
        }
    }
}
