package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import java.util.Optional;
import java.util.Set;

/** The home directories of /etc/passwd, for {@code ~user}. */
record PasswordFile(Sys sys) {
    private static final int LARGEST = 1 << 16;
    private static final int HOME = 5;

    Optional<String> findHome(String user) {
        return sys.open("/etc/passwd", Set.of(OpenFlag.READ), 0)
                .fold(fd -> search(fd, user), error -> Optional.empty());
    }

    private Optional<String> search(int fd, String user) {
        String content = sys.read(fd, LARGEST).fold(text -> text, error -> "");
        sys.close(fd);
        return content.lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > HOME && fields[0].equals(user))
                .map(fields -> fields[HOME])
                .findFirst();
    }
}
