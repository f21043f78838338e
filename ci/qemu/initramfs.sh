#!/busybox sh
# Process 1 of the kernel that run-in-qemu.sh boots, until the root is mounted: then it becomes init.sh.
/busybox mkdir -p /dev /root
/busybox mount -t devtmpfs dev /dev
for module in /modules/*.ko; do
    /busybox insmod "$module" || echo "initramfs: cannot insert $module"
done
/busybox mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro root /root &&
    /busybox mount --move /dev /root/dev &&
    exec /busybox switch_root /root "$run_in_machine/init"
echo 'initramfs: cannot mount the root'
/busybox poweroff -f
