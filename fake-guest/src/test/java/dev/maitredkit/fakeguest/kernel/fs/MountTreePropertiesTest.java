package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever calls are made, the tables of mounts agree with each other, and nothing is left when all is unmounted. */
class MountTreePropertiesTest {
    private static final List<String> PLACES =
            List.of("/m", "/m/s", "/m/s/t", "/m2", "/m2/s", "/d1", "/d1/s", "/d2", "/d2/s/t", "/a/b", "/");

    /** One call, as data. */
    record Call(String kind, String from, String to, int flags) {
        Result<Vfs> apply(Vfs vfs, FsContext who) {
            return switch (kind) {
                case "tmpfs" -> vfs.mount(who, "t", to, "tmpfs", 0, "", Guest.NOW);
                case "mkdir" -> vfs.mkdir(who, to, 0755, Guest.NOW);
                case "umount" -> vfs.umount(who, to, flags);
                default -> vfs.mount(who, from, to, "", flags, "", Guest.NOW);
            };
        }
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        Arbitrary<String> place = Arbitraries.of(PLACES);
        Arbitrary<Call> type = call(
                "change",
                Arbitraries.of(
                        MountFlags.SHARED,
                        MountFlags.SHARED | MountFlags.REC,
                        MountFlags.SLAVE,
                        MountFlags.PRIVATE,
                        MountFlags.UNBINDABLE),
                place);
        Arbitrary<Call> bind = call("bind", Arbitraries.of(MountFlags.BIND, MountFlags.BIND | MountFlags.REC), place);
        Arbitrary<Call> umount = call("umount", Arbitraries.of(0, MountFlags.UMOUNT_DETACH), place);
        return Arbitraries.oneOf(
                        call("tmpfs", Arbitraries.just(0), place),
                        bind,
                        bind,
                        type,
                        type,
                        call("move", Arbitraries.just(MountFlags.MOVE), place),
                        call("mkdir", Arbitraries.just(0), place),
                        umount)
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Call> call(String kind, Arbitrary<Integer> flags, Arbitrary<String> place) {
        return Combinators.combine(place, place, flags).as((from, to, bits) -> new Call(kind, from, to, bits));
    }

    private static Vfs boot() {
        Vfs vfs = Guest.observed().directory("/m/s/t").directory("/d2/s/t").build();
        return vfs.hold(vfs.root());
    }

    @Property(tries = 200)
    void the_tables_agree(@ForAll("calls") List<Call> calls) {
        Vfs vfs = boot();
        FsContext who = vfs.rootContext(PseudoFiles.NONE);
        for (Call call : calls) {
            vfs = call.apply(vfs, who).fold(next -> next, keep(vfs));
            MountInvariants.check(vfs);
        }
    }

    /** A call that fails leaves what there was. */
    private static Function<Errno, Vfs> keep(Vfs old) {
        return errno -> old;
    }

    @Property(tries = 100)
    void nothing_is_left_of_what_is_unmounted(@ForAll("calls") List<Call> calls) {
        Vfs start = boot();
        Vfs vfs = start;
        FsContext who = vfs.rootContext(PseudoFiles.NONE);
        for (Call call : calls) {
            if (!call.kind().equals("umount")) {
                vfs = call.apply(vfs, who).fold(next -> next, keep(vfs));
            }
        }
        vfs = withoutNewMounts(start, vfs);
        MountInvariants.check(vfs);
        assertThat(vfs.mountCount()).isEqualTo(start.mountCount());
        assertThat(vfs.superblocks().keySet()).isEqualTo(start.superblocks().keySet());
        assertThat(vfs.anonymous().lowest()).isEqualTo(start.anonymous().lowest());
        assertThat(vfs.table().ids().lowest()).isEqualTo(start.table().ids().lowest());
        assertThat(vfs.table().covered()).isEqualTo(start.table().covered());
    }

    /** All are made private before, so that taking one away does not take one away that was there at the start. */
    private static Vfs withoutNewMounts(Vfs start, Vfs vfs) {
        Edit edit = new Edit(vfs);
        Peers peers = new Peers(edit);
        vfs.table().mounts().keySet().forEach(key -> peers.change(key, MountFlags.PRIVATE));
        for (int key : vfs.table().mounts().keySet()) {
            if (start.table().get(key) == null && edit.mount(key) != null) {
                new PropagateUmount(edit).umount(key);
            }
        }
        return edit.vfs();
    }
}
