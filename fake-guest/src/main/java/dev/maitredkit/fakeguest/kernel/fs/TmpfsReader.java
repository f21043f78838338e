package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The options of tmpfs (shmem_parse_one and shmem_reconfigure of mm/shmem.c, Linux 6.18; tmpfs(5)). */
final class TmpfsReader implements FsTypes.Reader {
    private static final Set<String> HUGE = Set.of("never", "always", "within_size", "advise");

    /** An inode counts as so many bytes, which bounds what nr_inodes may be. */
    private static final int INODE_SIZE = 1024;

    private final long memoryPages;
    private final Optional<FsOptions> old;
    private Optional<Long> blocks = Optional.empty();
    private Optional<Long> inodes = Optional.empty();
    private int mode = 01777;
    private long uid;
    private long gid;
    private Optional<Boolean> wideInodes = Optional.empty();
    private Optional<String> huge = Optional.empty();
    private boolean noswap;
    private Optional<String> policy = Optional.empty();

    TmpfsReader(long memoryPages, Optional<FsOptions> old) {
        this.memoryPages = memoryPages;
        this.old = old;
    }

    @Override
    public boolean take(String key, Optional<String> value) {
        return switch (key) {
            case "inode32", "inode64" -> {
                wideInodes = Optional.of(key.equals("inode64"));
                yield value.isEmpty();
            }
            case "noswap" -> {
                noswap = true;
                yield value.isEmpty();
            }
            case "size", "nr_blocks", "nr_inodes", "mode", "uid", "gid", "huge", "mpol" ->
                value.isPresent() && !value.get().isEmpty() && takeValue(key, value.get());
            default -> false;
        };
    }

    @Override
    public List<Options.Option> split(String data) {
        return Options.splitForTmpfs(data);
    }

    private boolean takeValue(String key, String value) {
        return switch (key) {
            case "size" -> takeSize(value);
            case "nr_blocks" -> {
                Options.Size it = Options.size(value);
                blocks = Optional.of(it.value());
                yield it.end() == value.length() && it.value() >= 0;
            }
            case "nr_inodes" -> {
                Options.Size it = Options.size(value);
                inodes = Optional.of(it.value());
                yield it.end() == value.length()
                        && Long.compareUnsigned(it.value(), Long.divideUnsigned(-1, INODE_SIZE)) <= 0;
            }
            case "mode" -> {
                OptionalLong it = Options.number(value, 8);
                mode = (int) it.orElse(0) & 07777;
                yield it.isPresent();
            }
            case "uid" -> {
                OptionalLong it = Options.id(value);
                uid = it.orElse(0);
                yield it.isPresent();
            }
            case "gid" -> {
                OptionalLong it = Options.id(value);
                gid = it.orElse(0);
                yield it.isPresent();
            }
            case "huge" -> {
                huge = Optional.of(value);
                yield HUGE.contains(value);
            }
            case "mpol" -> {
                policy = MemoryPolicy.parse(value);
                yield policy.isPresent();
            }
            default -> throw new IllegalArgumentException(key);
        };
    }

    private boolean takeSize(String value) {
        Options.Size size = Options.size(value);
        long bytes = size.value();
        int end = size.end();
        if (end < value.length() && value.charAt(end) == '%') {
            bytes = Long.divideUnsigned(bytes * Content.PAGE * memoryPages, 100);
            end++;
        }
        blocks = Optional.of(Long.divideUnsigned(bytes + Content.PAGE - 1, Content.PAGE));
        return end == value.length();
    }

    @Override
    public FsOptions options() {
        long half = memoryPages / 2;
        if (old.isEmpty()) {
            return new FsOptions.Tmpfs(
                    blocks.orElse(half),
                    inodes.orElse(half),
                    half,
                    half,
                    mode,
                    uid,
                    gid,
                    wideInodes.orElse(false),
                    huge.orElse("never"),
                    noswap,
                    policy.orElse(""));
        }
        FsOptions.Tmpfs before = (FsOptions.Tmpfs) old.get();
        return new FsOptions.Tmpfs(
                blocks.orElse(before.blocks()),
                inodes.orElse(before.inodes()),
                half,
                half,
                before.mode(),
                before.uid(),
                before.gid(),
                wideInodes.orElse(before.wideInodes()),
                huge.orElse(before.huge()),
                noswap || before.noswap(),
                policy.orElse(before.policy()));
    }

    /** EINVAL for a limit below what is used, a limit where there was none, and another noswap. */
    static Result<FsOptions> reconfigure(FileTree files, FsOptions.Tmpfs before, FsOptions.Tmpfs asked) {
        boolean blocks = asked.blocks() == before.blocks()
                || asked.blocks() == 0
                || before.blocks() != 0 && asked.blocks() >= files.pages();
        boolean inodes = asked.inodes() == before.inodes()
                || asked.inodes() == 0
                || before.inodes() != 0 && asked.inodes() >= files.charge();
        return blocks && inodes && asked.noswap() == before.noswap() ? Result.ok(asked) : Result.err(Errno.EINVAL);
    }
}
