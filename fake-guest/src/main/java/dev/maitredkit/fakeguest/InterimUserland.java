package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.kernel.fs.VfsBuilder;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.userland.programs.basic.BasicPrograms;
import dev.maitredkit.fakeguest.userland.programs.files.FilePrograms;
import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.text.TextPrograms;
import dev.maitredkit.fakeguest.userland.shell.Shell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InterimUserland {
    static Stream<Applet> all() {
        return Stream.of(BasicPrograms.APPLETS, TextPrograms.APPLETS, FilePrograms.APPLETS)
                .flatMap(List::stream);
    }

    static void install(VfsBuilder b) {
        b.file("/bin/busybox", Binaries.of("busybox"), 0755);
        b.symlink("/bin/sh", "/bin/busybox");
        all().forEach(a -> b.symlink("/bin/" + a.name(), "/bin/busybox"));
    }

    static Optional<Program> load(String name, List<String> argv, List<String> env) {
        String base = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        if (base.equals("sh")) {
            return Optional.of(Shell.start(argv, env));
        }
        return all().filter(a -> a.name().equals(base))
                .findFirst()
                .map(a -> a.program(new Call(base, argv.subList(1, argv.size()), env)));
    }
}
