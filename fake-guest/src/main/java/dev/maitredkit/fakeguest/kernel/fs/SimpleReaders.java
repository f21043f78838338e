package dev.maitredkit.fakeguest.kernel.fs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The options of the small file systems. */
final class SimpleReaders {
    private SimpleReaders() {}

    /**
     * sysfs and the like: no options but the generic ones.
     *
     * @param shown what /proc/mounts shows in any case
     */
    record Fixed(String shown) implements FsTypes.Reader {
        @Override
        public boolean take(String key, Optional<String> value) {
            return false;
        }

        @Override
        public FsOptions options() {
            return new FsOptions.Shown(shown);
        }
    }

    /** bpf and debugfs: what they do not know they do not mind. */
    record Anything() implements FsTypes.Reader {
        @Override
        public boolean take(String key, Optional<String> value) {
            return true;
        }

        @Override
        public FsOptions options() {
            return new FsOptions.Shown("");
        }
    }

    /** ramfs takes everything, and heeds the mode (fs/ramfs/inode.c). */
    static final class Ramfs implements FsTypes.Reader {
        private final Optional<FsOptions> old;
        private int mode = 0755;

        Ramfs(Optional<FsOptions> old) {
            this.old = old;
        }

        @Override
        public boolean take(String key, Optional<String> value) {
            if (!key.equals("mode")) {
                return !key.equals("source");
            }
            OptionalLong it = value.map(text -> Options.number(text, 8)).orElse(OptionalLong.empty());
            mode = (int) it.orElse(0) & 07777;
            return it.isPresent();
        }

        @Override
        public FsOptions options() {
            return old.orElse(new FsOptions.Ramfs(mode));
        }
    }

    /** proc(5): gid, hidepid, subset. */
    static final class Proc implements FsTypes.Reader {
        private static final List<String> HIDDEN = List.of("off", "noaccess", "invisible", "", "ptraceable");

        private long gid;
        private String hidden = "off";
        private boolean pidOnly;

        Proc(Optional<FsOptions> old) {
            old.ifPresent(it -> {
                FsOptions.Proc before = (FsOptions.Proc) it;
                gid = before.gid();
                hidden = before.hidden();
                pidOnly = before.pidOnly();
            });
        }

        @Override
        public boolean take(String key, Optional<String> value) {
            if (value.isEmpty() || value.get().isEmpty()) {
                return false;
            }
            return switch (key) {
                case "gid" -> {
                    OptionalLong it = Options.number(value.get(), 0);
                    gid = it.orElse(0);
                    yield it.isPresent();
                }
                case "hidepid" -> takeHidden(value.get());
                case "subset" -> {
                    pidOnly = true;
                    yield value.get().equals("pid");
                }
                default -> false;
            };
        }

        private boolean takeHidden(String value) {
            OptionalLong number = Options.number(value, 0);
            if (number.isPresent() && number.getAsLong() >= HIDDEN.size()) {
                return false;
            }
            hidden = number.isPresent() ? HIDDEN.get((int) number.getAsLong()) : value;
            return !hidden.isEmpty() && HIDDEN.contains(hidden);
        }

        @Override
        public FsOptions options() {
            return new FsOptions.Proc(gid, hidden, pidOnly);
        }
    }

    /** devpts (Documentation/filesystems/devpts.rst). */
    static final class Devpts implements FsTypes.Reader {
        private long uid;
        private boolean uidGiven;
        private long gid;
        private boolean gidGiven;
        private int mode = 0600;
        private int ptmxMode;
        private int max = FsOptions.Devpts.NO_MAX;

        @Override
        public boolean take(String key, Optional<String> value) {
            if (key.equals("newinstance")) {
                return value.isEmpty();
            }
            if (value.isEmpty() || value.get().isEmpty()) {
                return false;
            }
            int base = key.endsWith("mode") ? 8 : 0;
            OptionalLong number = key.endsWith("id") ? Options.id(value.get()) : Options.number(value.get(), base);
            long it = number.orElse(0);
            switch (key) {
                case "uid" -> {
                    uid = it;
                    uidGiven = true;
                }
                case "gid" -> {
                    gid = it;
                    gidGiven = true;
                }
                case "mode" -> mode = (int) it & 07777;
                case "ptmxmode" -> ptmxMode = (int) it & 07777;
                case "max" -> max = (int) it;
                default -> {
                    return false;
                }
            }
            return number.isPresent() && it <= (key.equals("max") ? FsOptions.Devpts.NO_MAX : 0xffffffffL);
        }

        @Override
        public FsOptions options() {
            return new FsOptions.Devpts(uid, uidGiven, gid, gidGiven, mode, ptmxMode, max);
        }
    }
}
