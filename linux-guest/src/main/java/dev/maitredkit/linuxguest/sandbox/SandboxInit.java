package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.linuxguest.LinuxGuest;
import dev.maitredkit.linuxguest.sys.Linux;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.LogManager;

/**
 * The inner JVM, pid 1 of the sandbox. Arguments: the namespaces of the outer JVM; an empty tmpfs; the addresses, one
 * each: {@code unix:PATH} of the machine, {@code vsock:…}, {@link #RELAYED} for what the outer JVM relays; {@link
 * #HOST} and where the host is dialled from within.
 */
public final class SandboxInit {
    static final String RELAYED = "relayed";
    static final String HOST = "host";

    private SandboxInit() {}

    public static void main(String[] arguments) throws InterruptedException {
        LogManager.getLogManager().reset();
        try {
            LinuxGuest guest = boot(arguments);
            Report.send(Report.Kind.READY, "");
            guest.awaitEnd();
        } catch (IOException | IllegalStateException failure) {
            Report.send(Report.Kind.FAILED, text(failure));
        }
        // As pid 1 of its namespace this process does not outlive its reboot; here it had nothing to reboot.
        Runtime.getRuntime().halt(1);
    }

    private static LinuxGuest boot(String[] arguments) throws IOException {
        requireOwnNamespaces(arguments[0]);
        Linux.umask(0022);
        Linux.mount("", "/", "", Linux.MS_REC | Linux.MS_PRIVATE, "").orThrow("make mounts private");
        Path base = Path.of(arguments[1]);
        List<String> rest = List.of(arguments).subList(2, arguments.length);
        int hostAt = rest.indexOf(HOST);
        Optional<GuestAddress> host =
                hostAt < 0 ? Optional.empty() : Optional.of(GuestAddress.parse(rest.get(hostAt + 1)));
        List<Listen> listens = listens(hostAt < 0 ? rest : rest.subList(0, hostAt));

        GuestRoot root = GuestRoot.build(base);
        NeededPaths.bindMissing(root);
        Console.install(root);
        installTermina(base, root);
        Links.createEth0();
        for (Listen listen : listens) {
            listen.bind(root);
        }
        root.enter();
        Report.send(Report.Kind.BUILT, "");
        Outside.awaitGo();
        LinuxGuest guest = LinuxGuest.serve(listens.stream().map(Listen::inside).toList(), host);
        for (int i = 0; i < listens.size(); i++) {
            listens.get(i).hide();
            Report.send(
                    Report.Kind.ADDRESS,
                    listens.get(i).outside(guest.addresses().get(i)));
        }
        return guest;
    }

    /**
     * Without its disk and programs, as in most user namespaces, the guest is one whose StartTermina fails, and says so
     * itself.
     */
    private static void installTermina(Path base, GuestRoot root) {
        Path image = base.resolve("stateful.btrfs");
        try {
            StandIns.install(root);
            BtrfsImage.write(image, UUID.randomUUID());
            StatefulDisk.install(image, root);
        } catch (IOException missing) {
            System.out.println("no StartTermina: " + text(missing));
        }
    }

    private static String text(Exception failure) {
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": "
                    + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
        }
        return failure.getMessage();
    }

    private static void requireOwnNamespaces(String outer) throws IOException {
        List<String> shared = Namespaces.shared(outer, Namespaces.current());
        if (!Namespaces.isComplete(outer) || !shared.isEmpty() || Linux.pid() != 1) {
            throw new IllegalStateException("this would act on the machine itself: it is pid " + Linux.pid()
                    + (shared.isEmpty() ? "" : " and shares " + String.join(", ", shared)));
        }
    }

    private static List<Listen> listens(List<String> addresses) {
        List<Listen> listens = new ArrayList<>();
        for (String address : addresses) {
            listens.add(Listen.of(address, listens.size()));
        }
        return listens;
    }
}
