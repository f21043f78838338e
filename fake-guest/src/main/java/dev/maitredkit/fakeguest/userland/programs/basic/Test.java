package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.shell.text.FileProbe;
import dev.maitredkit.fakeguest.userland.shell.text.TestExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** test and [. */
record Test(Call call) implements Work {
    @Override
    public Progress step(Sys sys) {
        List<String> argv = new ArrayList<>(List.of(call.applet()));
        argv.addAll(call.args());
        TestExpression.Answer answer = TestExpression.evaluate(argv, new Probe(sys));
        Printer printer = new Printer(call);
        if (answer.unsupported()) {
            sys.unsupported(answer.error());
        }
        if (!answer.error().isEmpty()) {
            printer.warn(answer.error());
        }
        return printer.end(answer.status());
    }

    private record Probe(Sys sys) implements FileProbe {
        @Override
        public Optional<Stat> findFile(String path) {
            return sys.stat(path).fold(Optional::of, errno -> Optional.empty());
        }

        @Override
        public Optional<Stat> findLink(String path) {
            return sys.lstat(path).fold(Optional::of, errno -> Optional.empty());
        }

        @Override
        public boolean isTerminal(int fd) {
            return Tty.isTerminal(sys, fd);
        }

        @Override
        public int uid() {
            return sys.uid();
        }

        @Override
        public int gid() {
            return sys.gid();
        }
    }
}
