package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.fs.FsLimits;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.fs.VfsBuilder;
import java.util.ArrayList;
import java.util.List;

/** The fake's kernel, as large as the machine. */
final class FakeSide implements Side {
    private final Vfs files;
    private final Vfs programs;

    FakeSide(FsLimits limits) {
        files = made(new FakeFiles(empty(limits).build()), Fixture.FILES).vfs();
        FakeFiles host = new FakeFiles(
                empty(limits).file("/host/bin/sh", FakePrograms.shell(), 0755).build());
        FakePrograms made = made(new FakePrograms(host.vfs()), Fixture.PROGRAMS);
        programs = made.vfs();
    }

    private static VfsBuilder empty(FsLimits limits) {
        return VfsBuilder.onTmpfs("rootfs", limits, 40, 1, FakeFiles.NOW);
    }

    private static <T extends Machine> T made(T machine, List<Call> calls) {
        for (Call call : calls) {
            String outcome = machine.call(call);
            if (!outcome.equals("ok")) {
                throw new IllegalStateException(call + ": " + outcome);
            }
        }
        return machine;
    }

    private Machine machine(Area area) {
        return switch (area) {
            case MOUNT -> new FakeFiles(files);
            case NETWORK -> new FakeNet();
            case EXEC -> new FakePrograms(programs);
        };
    }

    @Override
    public List<Answer> play(Area area, List<Call> calls) {
        List<Answer> answers = new ArrayList<>();
        try (Machine machine = machine(area)) {
            for (Call call : calls) {
                answers.add(new Answer(machine.call(call), machine.state()));
            }
        }
        return answers;
    }
}
