package dev.maitredkit.fakeguest.kernel.fs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/** The options of file systems on disks, by tables: what is not in the table is EINVAL. */
final class DiskOptions implements FsTypes.Reader {
    /**
     * ext2, ext3 and ext4, which are one driver (fs/ext4/super.c, Linux 6.18). A line is an option and how it is shown,
     * in the order in which it is shown; {@code #} is a number; a line with a bar takes the place of the one before.
     */
    private static final String EXT = """
            minixdf                  -> minixdf
            | bsddf                  ->
            grpid                    -> grpid
            | bsdgroups              -> grpid
            | nogrpid                ->
            | sysvgroups             ->
            block_validity           ->
            | noblock_validity       -> noblock_validity
            dioread_nolock           ->
            | dioread_lock           -> nodioread_nolock
            discard                  -> discard
            | nodiscard              ->
            delalloc                 ->
            | nodelalloc             -> nodelalloc
            warn_on_error            -> warn_on_error
            | nowarn_on_error        ->
            abort                    -> abort
            noload                   -> norecovery
            | norecovery             -> norecovery
            barrier                  ->
            | nobarrier              -> nobarrier
            | barrier=0              -> nobarrier
            | barrier=#              ->
            auto_da_alloc            ->
            | noauto_da_alloc        -> noauto_da_alloc
            debug                    -> debug
            nombcache                -> nombcache
            no_prefetch_block_bitmaps -> no_prefetch_block_bitmaps
            | prefetch_block_bitmaps ->
            resuid=#                 -> resuid=#
            resgid=#                 -> resgid=#
            errors=continue          ->
            | errors=remount-ro      -> errors=remount-ro
            | errors=panic           -> errors=panic
            commit=#                 -> commit=#
            min_batch_time=#         -> min_batch_time=#
            max_batch_time=#         -> max_batch_time=#
            stripe=#                 -> stripe=#
            data=ordered             -> data=ordered
            | data=writeback         -> data=writeback
            | data=journal           -> nodioread_nolock,nodelalloc,data=journal
            inode_readahead_blks=#   -> inode_readahead_blks=#
            noinit_itable            -> noinit_itable
            | init_itable=#          ->
            mb_optimize_scan=#       -> mb_optimize_scan=#
            jqfmt=vfsold             -> jqfmt=vfsold
            | jqfmt=vfsv0            -> jqfmt=vfsv0
            | jqfmt=vfsv1            -> jqfmt=vfsv1
            quota                    -> quota,usrquota
            | usrquota               -> quota,usrquota
            | noquota                ->
            acl                      ->
            user_xattr               ->
            sb=#                     ->
            i_version                ->
            journal_checksum         ->
            journal_ioprio=#         ->
            oldalloc                 ->
            orlov                    ->
            nobh                     ->
            bh                       ->
            check=none               ->
            nocheck                  ->
            reservation              ->
            mblk_io_submit           ->
            """;

    /** btrfs (fs/btrfs/super.c, Linux 6.18), on a disk that can discard. */
    private static final String BTRFS = """
            degraded                 -> degraded
            nodatasum                -> nodatasum
            | datasum                ->
            nodatacow                -> nodatasum,nodatacow
            | datacow                ->
            nobarrier                -> nobarrier
            | barrier                ->
            max_inline=#             -> max_inline=#
            thread_pool=#            -> thread_pool=#
            compress                 -> compress=zlib:3
            | compress=zlib          -> compress=zlib:3
            | compress=lzo           -> compress=lzo
            | compress=zstd          -> compress=zstd:3
            | compress=no            ->
            | compress-force         -> compress-force=zlib:3
            | compress-force=zlib    -> compress-force=zlib:3
            | compress-force=lzo     -> compress-force=lzo
            | compress-force=zstd    -> compress-force=zstd:3
            ssd                      -> ssd
            | ssd_spread             -> ssd_spread
            | nossd                  -> nossd
            notreelog                -> notreelog
            | treelog                ->
            flushoncommit            -> flushoncommit
            | noflushoncommit        ->
            discard                  -> discard
            | discard=sync           -> discard
            | discard=async          -> discard=async
            | nodiscard              ->
            noacl                    -> noacl
            | acl                    ->
            space_cache=v2           -> space_cache=v2
            user_subvol_rm_allowed   -> user_subvol_rm_allowed
            autodefrag               -> autodefrag
            | noautodefrag           ->
            skip_balance             -> skip_balance
            metadata_ratio=#         -> metadata_ratio=#
            fatal_errors=panic       -> fatal_errors=panic
            | fatal_errors=bug       ->
            commit=#                 -> commit=#
            clear_cache              ->
            rescue=usebackuproot     ->
            usebackuproot            ->
            """;

    private static final Map<String, Entry> EXT_TABLE = parse(EXT);
    private static final Map<String, Entry> BTRFS_TABLE = parse(BTRFS);

    private record Entry(int rank, String shown) {}

    private final Map<String, Entry> table;
    private final boolean subvolumes;
    private TreePMap<Integer, String> texts = TreePMap.empty();
    private Optional<String> subvolume = Optional.empty();

    private DiskOptions(Map<String, Entry> table, boolean subvolumes, Optional<FsOptions> old) {
        this.table = table;
        this.subvolumes = subvolumes;
        if (old.isPresent() && old.get() instanceof FsOptions.Ranked it) {
            texts = it.texts();
        }
    }

    static DiskOptions ext(Optional<FsOptions> old) {
        return new DiskOptions(EXT_TABLE, false, old);
    }

    /** A remount of btrfs forgets noacl, and nothing else. */
    static DiskOptions btrfs(Optional<FsOptions> old) {
        DiskOptions reader = new DiskOptions(BTRFS_TABLE, true, old);
        if (old.isEmpty()) {
            reader.take("discard", Optional.of("async"));
            reader.take("space_cache", Optional.of("v2"));
        } else {
            reader.take("acl", Optional.empty());
        }
        return reader;
    }

    private static Map<String, Entry> parse(String table) {
        Map<String, Entry> entries = new HashMap<>();
        int rank = 0;
        for (String line : table.split("\n")) {
            int arrow = line.indexOf("->");
            String key = line.substring(0, arrow).trim();
            if (key.startsWith("| ")) {
                key = key.substring(2);
            } else {
                rank++;
            }
            entries.put(key, new Entry(rank, line.substring(arrow + 2).trim()));
        }
        return Map.copyOf(entries);
    }

    @Override
    public boolean take(String key, Optional<String> value) {
        if (subvolumes && (key.equals("subvol") || key.equals("subvolid"))) {
            return takeSubvolume(key, value);
        }
        Entry literal = table.get(value.map(it -> key + '=' + it).orElse(key));
        Entry number = value.isPresent() && Options.number(value.get(), 0).isPresent() ? table.get(key + "=#") : null;
        Entry entry = literal == null ? number : literal;
        if (entry == null) {
            return false;
        }
        String shown = entry.shown().replace("#", value.orElse(""));
        texts = shown.isEmpty() ? texts.minus(entry.rank()) : texts.plus(entry.rank(), shown);
        return true;
    }

    /** There is one subvolume, the top: number 5, which 0 stands for too. */
    private boolean takeSubvolume(String key, Optional<String> value) {
        String text = value.orElse("");
        if (text.isEmpty()) {
            return false;
        }
        subvolume = key.equals("subvolid") && (text.equals("0") || text.equals("5")) ? Optional.of("/") : value;
        return key.equals("subvol") || Options.number(text, 0).isPresent();
    }

    @Override
    public FsOptions options() {
        return new FsOptions.Ranked(texts, subvolume);
    }
}
