package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.userland.programs.run.Accounts;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.OptionalInt;

/** chown and chgrp. */
record ChangeOwner(int uid, int gid, boolean recursive, boolean links, boolean silent) implements Visitor {
    private static final int UNCHANGED = -1;

    static Work start(Call call, Options options) {
        return options.operands().size() < 2 ? Work.usage(call) : new Names(call, options);
    }

    /** Finds out who that is. */
    private record Names(Call call, Options options) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            Accounts accounts = Accounts.read(sys);
            String owner = options.operands().get(0);
            boolean groupOnly = call.applet().equals("chgrp");
            int colon = groupOnly ? -1 : owner.indexOf(':') >= 0 ? owner.indexOf(':') : owner.indexOf('.');
            String user = groupOnly ? "" : colon < 0 ? owner : owner.substring(0, colon);
            String group = groupOnly ? owner : colon < 0 ? "" : owner.substring(colon + 1);
            OptionalInt uid = user.isEmpty() ? OptionalInt.of(UNCHANGED) : accounts.findUser(user);
            OptionalInt gid = group.isEmpty() ? OptionalInt.of(UNCHANGED) : accounts.findGroup(group);
            if (uid.isEmpty() || gid.isEmpty()) {
                String kind = groupOnly ? "group" : colon < 0 ? "user" : "user/group";
                return printer.warn("unknown " + kind + " " + owner).end(1);
            }
            ChangeOwner visitor = new ChangeOwner(
                    uid.getAsInt(), gid.getAsInt(), options.has('R'), options.has('h'), options.has('f'));
            List<String> files =
                    options.operands().subList(1, options.operands().size());
            return printer.next(
                    Tour.of(call, visitor, files.stream().map(Stop::at).toList()));
        }
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        boolean own = links || recursive;
        Result<Result.Done> changed = own ? sys.lchown(stop.path(), uid, gid) : sys.chown(stop.path(), uid, gid);
        if (!changed.isOk()) {
            if (!silent) {
                printer.warn(stop.path(), changed.error().orElseThrow());
            }
            return failed();
        }
        boolean directory = sys.lstat(stop.path()).fold(it -> it.type() == FileType.DIRECTORY, errno -> false);
        if (!recursive || !directory) {
            return done();
        }
        List<DirEntry> entries = sys.readdir(stop.path()).fold(it -> it, errno -> List.of());
        return then(entries.stream().map(it -> stop.child(it.name())).toList());
    }
}
