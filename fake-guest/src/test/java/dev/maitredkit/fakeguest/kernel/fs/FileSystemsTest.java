package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Errno;
import org.junit.jupiter.api.Test;

/** tmpfs limits, disks, overlays, remounting; behaviour measured on Linux 6.18. */
class FileSystemsTest {
    private static final DeviceNumber VDA = new DeviceNumber(254, 0);
    private static final DeviceNumber VDB = new DeviceNumber(254, 16);
    private static final DeviceNumber VDC = new DeviceNumber(254, 32);

    private final Guest guest = new Guest(Guest.observed()
            .disk(Disk.blank(VDA, 64 << 20), Disk.Format.EXT4, "")
            .disk(Disk.blank(VDB, 64 << 20), Disk.Format.BTRFS, "")
            .disk(Disk.blank(VDC, 64 << 20).readOnly(true), Disk.Format.EXT4, "")
            .node("/dev/vda", FileType.BLOCK_DEVICE, 0660, VDA)
            .node("/dev/vdb", FileType.BLOCK_DEVICE, 0660, VDB)
            .node("/dev/vdc", FileType.BLOCK_DEVICE, 0660, VDC)
            .build());

    @Test
    void a_tmpfs_ends_at_its_size() {
        guest.mount("t", "/m", "tmpfs", 0, "size=64k");
        guest.open("big", "/m/big", OpenFlag.WRITE, OpenFlag.CREATE);
        assertThat(guest.write("big", 0, "x".repeat(100_000)).orThrow()).isEqualTo(65_536);
        assertThat(guest.write("big", 65_536, "x").error()).contains(Errno.ENOSPC);
        assertThat(guest.write("big", 10, "inside").orThrow()).isEqualTo(6);
        assertThat(guest.vfs().statfs(guest.who(), "/m").orThrow().free()).isZero();
        guest.unlink("/m/big");
        assertThat(guest.vfs().statfs(guest.who(), "/m").orThrow().free()).isZero();
        guest.close("big");
        assertThat(guest.vfs().statfs(guest.who(), "/m").orThrow().free()).isEqualTo(16);
    }

    @Test
    void a_tmpfs_ends_at_its_inodes_and_a_further_name_counts() {
        guest.mount("t", "/m", "tmpfs", 0, "nr_inodes=4");
        guest.put("/m/one", "");
        guest.put("/m/two", "");
        assertThat(guest.apply(it -> it.link(guest.who(), "/m/one", "/m/three", Guest.NOW)))
                .isEmpty();
        assertThat(guest.mkdir("/m/four")).contains(Errno.ENOSPC);
        guest.unlink("/m/three");
        assertThat(guest.mkdir("/m/four")).isEmpty();
    }

    @Test
    void a_remount_to_read_only_waits_for_writers() {
        guest.mount("t", "/m", "tmpfs", 0, "");
        guest.open("w", "/m/x", OpenFlag.WRITE, OpenFlag.CREATE);
        assertThat(guest.mount("", "/m", "", MountFlags.REMOUNT | MountFlags.RDONLY, ""))
                .contains(Errno.EBUSY);
        int own = MountFlags.REMOUNT | MountFlags.BIND | MountFlags.RDONLY;
        assertThat(guest.mount("", "/m", "", own, "")).contains(Errno.EBUSY);
        guest.close("w");
        assertThat(guest.mount("", "/m", "", own, "")).isEmpty();
        assertThat(guest.put("/m/y", "")).contains(Errno.EROFS);
        assertThat(guest.mounts()).contains("t /m tmpfs ro,relatime 0 0");
    }

    @Test
    void what_is_in_use_is_not_unmounted_but_lazily() {
        guest.mount("t", "/m", "tmpfs", 0, "");
        guest.open("f", "/m/x", OpenFlag.WRITE, OpenFlag.CREATE);
        assertThat(guest.umount("/m", 0)).contains(Errno.EBUSY);
        assertThat(guest.umount("/m", MountFlags.UMOUNT_DETACH)).isEmpty();
        assertThat(guest.write("f", 0, "still").orThrow()).isEqualTo(5);
        assertThat(guest.umount("/m", 0)).contains(Errno.EINVAL);
        int superblocks = guest.vfs().superblocks().size();
        guest.close("f");
        assertThat(guest.vfs().superblocks()).hasSize(superblocks - 1);
    }

    @Test
    void unmounting_the_root_makes_it_read_only() {
        assertThat(guest.umount("/", 0)).isEmpty();
        assertThat(guest.put("/x", "")).contains(Errno.EROFS);
    }

    @Test
    void there_may_be_so_many_mounts() {
        guest.apply(it -> dev.maitredkit.fakeguest.kernel.Result.ok(
                it.withLimits(FsLimits.OBSERVED.withMountMax(it.mountCount() + 1))));
        assertThat(guest.mount("t", "/m", "tmpfs", 0, "")).isEmpty();
        assertThat(guest.mount("t", "/m2", "tmpfs", 0, "")).contains(Errno.ENOSPC);
    }

    @Test
    void what_is_on_a_disk_stays_there() {
        assertThat(guest.mount("/dev/vda", "/m", "ext4", 0, "")).isEmpty();
        assertThat(guest.ls("/m")).containsExactly("lost+found");
        guest.put("/m/kept", "text");
        assertThat(guest.umount("/m", 0)).isEmpty();
        assertThat(guest.ls("/m")).isEmpty();
        assertThat(guest.mount("/dev/vda", "/m2", "ext4", MountFlags.RDONLY, ""))
                .isEmpty();
        assertThat(guest.cat("/m2/kept")).isEqualTo("text");
        assertThat(guest.put("/m2/kept", "other")).contains(Errno.EROFS);
    }

    @Test
    void a_disk_has_one_file_system_at_a_time() {
        guest.mount("/dev/vda", "/m", "ext4", 0, "");
        assertThat(guest.mount("/dev/vda", "/m", "ext4", 0, "")).contains(Errno.EBUSY);
        assertThat(guest.mount("/dev/vda", "/m2", "ext4", MountFlags.RDONLY, ""))
                .contains(Errno.EBUSY);
        assertThat(guest.mount("/dev/vda", "/m2", "ext2", 0, "")).contains(Errno.EBUSY);
        assertThat(guest.mount("/dev/vda", "/m2", "btrfs", 0, "")).contains(Errno.EINVAL);
        assertThat(guest.mount("/dev/vda", "/m2", "ext4", 0, "")).isEmpty();
        guest.put("/m/x", "");
        assertThat(guest.ls("/m2")).contains("x");
    }

    @Test
    void a_disk_that_cannot_be_written_is_mounted_read_only() {
        assertThat(guest.mount("/dev/vdc", "/m", "ext4", 0, "")).contains(Errno.EACCES);
        assertThat(guest.mount("/dev/vdc", "/m", "ext4", MountFlags.RDONLY, "")).isEmpty();
        assertThat(guest.mount("", "/m", "", MountFlags.REMOUNT, "")).contains(Errno.EACCES);
    }

    @Test
    void btrfs_takes_its_options_and_another_mode_of_mounting() {
        assertThat(guest.mount("/dev/vdb", "/m", "btrfs", 0, "subvol=missing")).contains(Errno.ENOENT);
        assertThat(guest.mount("/dev/vdb", "/m", "btrfs", 0, "subvolid=999")).contains(Errno.ENOENT);
        assertThat(guest.mount("/dev/vdb", "/m", "btrfs", 0, "noatime")).contains(Errno.EINVAL);
        assertThat(guest.mount("/dev/vdb", "/m", "btrfs", 0, "user_subvol_rm_allowed"))
                .isEmpty();
        assertThat(guest.mount("/dev/vdb", "/m2", "btrfs", MountFlags.RDONLY, ""))
                .isEmpty();
        assertThat(guest.mounts())
                .contains("/dev/vdb /m btrfs rw,relatime,discard=async,space_cache=v2,user_subvol_rm_allowed,"
                        + "subvolid=5,subvol=/ 0 0");
        assertThat(guest.vfs().mkfs(VDB, Disk.Format.BTRFS, "", true, Guest.NOW).error())
                .contains(Errno.EBUSY);
    }

    @Test
    void a_formatted_disk_is_formatted_again_by_force_only() {
        guest.mount("/dev/vdb", "/m", "btrfs", 0, "");
        guest.put("/m/x", "");
        guest.umount("/m", 0);
        assertThat(guest.vfs()
                        .mkfs(VDB, Disk.Format.BTRFS, "", false, Guest.NOW)
                        .error())
                .contains(Errno.EEXIST);
        guest.apply(it -> it.mkfs(VDB, Disk.Format.BTRFS, "", true, Guest.NOW));
        guest.mount("/dev/vdb", "/m", "btrfs", 0, "");
        assertThat(guest.ls("/m")).isEmpty();
    }

    @Test
    void there_is_one_sysfs_and_a_proc_for_each_mount() {
        assertThat(guest.mount("s", "/m", "sysfs", 0, "")).isEmpty();
        assertThat(guest.mount("s", "/m", "sysfs", 0, "")).contains(Errno.EBUSY);
        assertThat(guest.mount("p", "/m2", "proc", 0, "hidepid=2")).isEmpty();
        assertThat(guest.mount("p", "/m2", "proc", 0, "foo")).contains(Errno.EINVAL);
        assertThat(guest.mount("p", "/m2", "proc", 0, "")).isEmpty();
        assertThat(guest.mounts()).contains("p /m2 proc rw,relatime,hidepid=invisible 0 0");
    }

    @Test
    void an_overlay_copies_up_what_is_changed() {
        guest.mkdir("/m2/u");
        guest.mkdir("/m2/w");
        assertThat(guest.mount("o", "/m", "overlay", 0, "lowerdir=/d1:/d2,upperdir=/m2/u,workdir=/m2/w"))
                .isEmpty();
        assertThat(guest.ls("/m")).containsExactly("run", "sub", "x", "y");
        guest.put("/m/x", "changed");
        guest.unlink("/m/y");
        assertThat(guest.cat("/m/x")).isEqualTo("changed");
        assertThat(guest.cat("/d1/x")).isEqualTo("in1\n");
        assertThat(guest.ls("/m")).containsExactly("run", "sub", "x");
        assertThat(guest.ls("/d2")).containsExactly("y");
        assertThat(guest.ls("/m2/u")).containsExactly("x", "y");
        assertThat(guest.rename("/m/sub", "/m/other")).contains(Errno.EXDEV);
        guest.rmdir("/m/sub");
        guest.mkdir("/m/sub");
        assertThat(guest.ls("/m/sub")).isEmpty();
    }

    @Test
    void an_overlay_without_an_upper_layer_is_read_only() {
        assertThat(guest.mount("o", "/m", "overlay", 0, "lowerdir=/d1")).contains(Errno.EINVAL);
        assertThat(guest.mount("o", "/m", "overlay", 0, "lowerdir=/d1:/d1")).contains(Errno.ELOOP);
        assertThat(guest.mount("o", "/m", "overlay", 0, "lowerdir=/nope:/d1")).contains(Errno.ENOENT);
        assertThat(guest.mount("o", "/m", "overlay", 0, "lowerdir=/d1:/d2")).isEmpty();
        assertThat(guest.put("/m/x", "")).contains(Errno.EROFS);
        assertThat(guest.mount("", "/m", "", MountFlags.REMOUNT, "")).contains(Errno.EROFS);
    }

    @Test
    void the_table_of_file_systems_is_as_on_the_observed_kernel() {
        assertThat(guest.vfs().fileSystemsText())
                .startsWith("nodev\tsysfs\nnodev\ttmpfs\n")
                .contains("\n\text4\n");
    }
}
