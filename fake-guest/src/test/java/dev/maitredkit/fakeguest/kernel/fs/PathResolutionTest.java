package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.Link;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.PseudoFs;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.PseudoNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathResolutionTest {
    private final Guest guest = new Guest(Guest.observed().build());

    private Optional<Errno> error(String path, boolean follow) {
        return guest.vfs().find(guest.who(), path, follow).error();
    }

    private Location place(String path) {
        return guest.vfs().find(guest.who(), path, true).orThrow();
    }

    @Test
    void a_trailing_slash_wants_a_directory_and_follows_a_link() {
        assertThat(error("/f1/", true)).contains(Errno.ENOTDIR);
        assertThat(guest.vfs().lstat(guest.who(), "/lnm").orThrow().type()).isEqualTo(FileType.SYMLINK);
        assertThat(guest.vfs().lstat(guest.who(), "/lnm/").orThrow().type()).isEqualTo(FileType.DIRECTORY);
    }

    @Test
    void a_file_on_the_way_is_no_directory() {
        assertThat(error("/f1/x", true)).contains(Errno.ENOTDIR);
        assertThat(error("/f1/..", true)).contains(Errno.ENOTDIR);
        assertThat(error("", true)).contains(Errno.ENOENT);
    }

    @Test
    void forty_links_are_followed_and_no_more() {
        for (int i = 1; i <= 41; i++) {
            int number = i;
            guest.apply(it ->
                    it.symlink(guest.who(), number == 1 ? "/m" : "/link" + (number - 1), "/link" + number, Guest.NOW));
        }
        assertThat(error("/link40", true)).isEmpty();
        assertThat(error("/link41", true)).contains(Errno.ELOOP);
        assertThat(error("/loopa", true)).contains(Errno.ELOOP);
        assertThat(error("/loopa", false)).isEmpty();
    }

    @Test
    void the_parent_of_a_mount_is_outside_of_it() {
        guest.mount("t", "/a/b", "tmpfs", 0, "");
        assertThat(place("/a/b/..")).isEqualTo(place("/a"));
        assertThat(place("/../..")).isEqualTo(place("/"));
    }

    @Test
    void the_working_directory_keeps_its_place_under_a_mount() {
        guest.chdir("/m");
        guest.put("/m/below", "");
        guest.mount("t", "/m", "tmpfs", 0, "");
        assertThat(guest.ls(".")).containsExactly("below");
        assertThat(guest.ls("/m")).isEmpty();
        assertThat(guest.ls("../m")).isEmpty();
        assertThat(guest.vfs().getcwd(guest.who()).orThrow()).isEqualTo("/m");
    }

    @Test
    void a_removed_working_directory_has_no_path_and_takes_no_names() {
        guest.mkdir("/gone");
        guest.chdir("/gone");
        guest.rmdir("/gone");
        assertThat(guest.vfs().getcwd(guest.who()).error()).contains(Errno.ENOENT);
        assertThat(guest.put("x", "")).contains(Errno.ENOENT);
        assertThat(guest.mount("t", ".", "tmpfs", 0, "")).contains(Errno.ENOENT);
        assertThat(guest.vfs().pathOf(guest.who(), guest.who().cwd())).isEqualTo("/gone (deleted)");
        assertThat(place("..")).isEqualTo(place("/"));
    }

    @Test
    void a_place_outside_of_the_root_is_unreachable() {
        guest.mount("t", "/m", "tmpfs", 0, "");
        guest.mkdir("/m/in");
        guest.chdir("/m/in");
        guest.umount("/m", MountFlags.UMOUNT_DETACH);
        assertThat(guest.vfs().getcwd(guest.who()).orThrow()).isEqualTo("(unreachable)/in");
    }

    @Test
    void others_than_root_need_permission_to_search() {
        guest.apply(it -> it.chmod(guest.who(), "/d1", 0700, Guest.NOW));
        FsContext other = new FsContext(guest.who().root(), guest.who().cwd(), 022, 1000, 1000, PseudoFiles.NONE);
        assertThat(guest.vfs().stat(other, "/d1/x").error()).contains(Errno.EACCES);
        assertThat(guest.vfs().stat(other, "/d2/y").isOk()).isTrue();
        assertThat(guest.vfs().mkdir(other, "/d2/new", 0755, Guest.NOW).error()).contains(Errno.EACCES);
    }

    @Test
    void magic_links_lead_where_no_text_does() {
        guest.mount("proc", "/proc", "proc", 0, "");
        Guest seen = new Guest(guest.vfs(), new Descriptors(place("/d1")));
        assertThat(seen.vfs().readlink(seen.who(), "/proc/self").orThrow()).isEqualTo("7");
        assertThat(seen.ls("/proc/self/cwd")).containsExactly("run", "sub", "x");
        assertThat(seen.vfs().find(seen.who(), "/proc/self/cwd/..", true).orThrow())
                .isEqualTo(place("/"));
        assertThat(seen.vfs().readlink(seen.who(), "/proc/7/fd/0").orThrow()).isEqualTo("pipe:[5]");
        assertThat(seen.stat("/proc/7/fd/0").type()).isEqualTo(FileType.FIFO);
        assertThat(seen.open("pipe", "/proc/self/fd/0", OpenFlag.READ)).isEmpty();
        assertThat(seen.file("pipe").backing())
                .isInstanceOfSatisfying(
                        Backing.Pseudo.class, it -> assertThat(it.path()).containsExactly("7", "fd", "0"));
    }

    /** A proc with one process, 7, that has a working directory and a pipe. */
    private record Descriptors(Location cwd) implements PseudoFiles {
        @Override
        public Optional<PseudoNode> find(PseudoFs fs, List<String> path) {
            return Optional.ofNullable(
                    switch (String.join("/", path)) {
                        case "", "7", "7/fd" -> PseudoNode.directory(0555, 1, 2, Guest.NOW);
                        case "self" -> PseudoNode.link(0777, 2, Guest.NOW, new Link.Text("7"));
                        case "7/cwd" -> PseudoNode.link(0777, 3, Guest.NOW, new Link.Jump("/d1", cwd));
                        case "7/fd/0" -> PseudoNode.link(0500, 4, Guest.NOW, new Link.Descriptor("pipe:[5]", pipe()));
                        default -> null;
                    });
        }

        private static PseudoNode pipe() {
            return new PseudoNode(FileType.FIFO, 0600, 1, 0, 0, 5, 0, Guest.NOW, new Link.None());
        }

        @Override
        public List<String> list(PseudoFs fs, List<String> path) {
            return List.of();
        }
    }
}
