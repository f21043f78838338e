package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.sh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileChange;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.net.Route;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, the difference of two snapshots is what a look at all of both shows. */
class DiffPropertiesTest {
    private static final List<String> COMMANDS = List.of(
            "mkdir -p /srv/a/b",
            "echo x > /srv/a/f",
            "echo longer >> /srv/a/f",
            "rm -rf /srv/a",
            "mv /srv/a /srv/c",
            "ln /srv/a/f /srv/hard",
            "ln -s /srv/a /srv/soft",
            "rm -f /srv/hard /srv/soft",
            "chmod 600 /srv/a/f",
            "chown 1000 /srv/a",
            "touch /srv/a",
            "mount -t tmpfs t /home",
            "mount --bind /srv /home",
            "mount -o remount,ro /home",
            "umount /home",
            "ip addr add 10.0.0.1/24 dev eth0",
            "ip addr flush dev eth0",
            "ip link set eth0 up",
            "ip link set eth0 down",
            "ip route add default via 10.0.0.2",
            "sleep 1000 &",
            "kill -9 -1",
            "true");

    @Provide
    Arbitrary<List<String>> scripts() {
        return Arbitraries.of(COMMANDS).list().ofMinSize(1).ofMaxSize(12);
    }

    private static GuestSnapshot after(FakeGuest guest, List<String> commands) {
        for (String command : commands) {
            Calls.get(new Calls(guest).launch(sh(command).build()));
        }
        return guest.snapshot();
    }

    @Property(tries = 60)
    void a_difference_is_empty_or_complete(
            @ForAll("scripts") List<String> first, @ForAll("scripts") List<String> second) {
        try (FakeGuest guest = FakeGuest.builder()
                .image(GuestImages.bare().toBuilder().directory("/srv", 0755).build())
                .start()) {
            GuestSnapshot before = after(guest, first);
            GuestSnapshot after = after(guest, second);
            List<GuestChange> changes = before.diff(after);
            // A file system that was taken away and put back is another one, though the table may look the same.
            boolean remounted = second.stream().anyMatch(command -> command.contains("mount"));
            checkMounts(before.kernel(), after.kernel(), changes, remounted);
            checkFiles(before.kernel(), after.kernel(), changes);
            checkNetwork(before.kernel(), after.kernel(), changes);
            checkProcesses(before.kernel(), after.kernel(), changes);
            assertThat(after.diff(before)).hasSameSizeAs(changes);
        }
    }

    private static <T> Stream<T> of(List<GuestChange> changes, Class<T> kind) {
        return Stream.concat(
                        changes.stream(),
                        changes.stream()
                                .filter(GuestChange.OfFiles.class::isInstance)
                                .map(it -> ((GuestChange.OfFiles) it).change()))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Map<Integer, String> mounts(Kernel kernel) {
        return kernel.asInit(sys -> read(sys, "/proc/self/mountinfo"))
                .answer()
                .lines()
                .collect(Collectors.toMap(
                        it -> Integer.parseInt(it.substring(0, it.indexOf(' '))), it -> it.replaceAll(" - .*", "")));
    }

    private static void checkMounts(Kernel before, Kernel after, List<GuestChange> changes, boolean remounted) {
        Set<Integer> told = of(changes, FileChange.OfMount.class)
                .map(it -> it.after().or(it::before).orElseThrow().id())
                .collect(Collectors.toSet());
        assertThat(told).containsAll(differing(mounts(before), mounts(after)));
        if (!remounted) {
            assertThat(told).isEmpty();
        }
    }

    private static <K, V> Set<K> differing(Map<K, V> before, Map<K, V> after) {
        Set<K> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(it -> Optional.ofNullable(before.get(it)).equals(Optional.ofNullable(after.get(it))));
        return keys;
    }

    /** What is below /srv, by the path; a directory says nothing of its size. */
    private static Map<String, String> files(Kernel kernel) {
        return kernel.asInit(sys -> {
                    Map<String, String> found = new TreeMap<>();
                    look(sys, "/srv", found);
                    return found;
                })
                .answer();
    }

    private static void look(Sys sys, String path, Map<String, String> found) {
        Stat stat = sys.lstat(path).orThrow();
        String content = stat.type() == FileType.REGULAR
                ? read(sys, path)
                : stat.type() == FileType.SYMLINK ? sys.readlink(path).orThrow() : "";
        found.put(
                path,
                stat.inode() + " " + stat.type() + stat.permissions() + " " + stat.uid() + " " + stat.links() + " "
                        + content);
        if (stat.type() == FileType.DIRECTORY) {
            for (DirEntry entry : sys.readdir(path).orThrow()) {
                if (!entry.name().startsWith(".")) {
                    look(sys, path + "/" + entry.name(), found);
                }
            }
        }
    }

    private static String read(Sys sys, String path) {
        int fd = sys.open(path, Set.of(dev.maitredkit.fakeguest.kernel.fs.OpenFlag.READ), 0)
                .orThrow();
        return sys.read(fd, 1 << 16).orThrow();
    }

    private static void checkFiles(Kernel before, Kernel after, List<GuestChange> changes) {
        Set<String> names = of(changes, FileChange.OfName.class)
                .flatMap(it -> Stream.concat(it.before().stream(), it.after().stream()))
                .map(FileChange.Target::path)
                .collect(Collectors.toSet());
        Set<Integer> files = of(changes, FileChange.OfFile.class)
                .map(FileChange.OfFile::inode)
                .collect(Collectors.toSet());
        Map<String, String> old = files(before);
        Map<String, String> next = files(after);
        for (String path : differing(old, next)) {
            String text = next.getOrDefault(path, old.get(path));
            boolean told = names.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"))
                    || files.contains(Integer.parseInt(text.substring(0, text.indexOf(' '))));
            assertThat(told).as("%s in %s", path, changes).isTrue();
        }
    }

    private static void checkNetwork(Kernel before, Kernel after, List<GuestChange> changes) {
        assertThat(of(changes, GuestChange.OfInterface.class).findAny().isPresent())
                .isEqualTo(!before.net().interfaces().equals(after.net().interfaces()));
        Set<Route> routes = new HashSet<>();
        for (Route.Table table : Route.Table.values()) {
            Set<Route> old = new HashSet<>(before.net().routes(table));
            Set<Route> next = new HashSet<>(after.net().routes(table));
            Stream.concat(old.stream(), next.stream())
                    .filter(it -> old.contains(it) != next.contains(it))
                    .forEach(routes::add);
        }
        assertThat(of(changes, GuestChange.OfRoute.class).map(GuestChange.OfRoute::route))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    private static void checkProcesses(Kernel before, Kernel after, List<GuestChange> changes) {
        Set<Integer> told = of(changes, GuestChange.OfProcess.class)
                .map(GuestChange.OfProcess::pid)
                .map(Pid::number)
                .collect(Collectors.toSet());
        assertThat(told)
                .isEqualTo(differing(before.processes().all(), after.processes().all()));
    }
}
