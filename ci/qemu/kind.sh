# What init.sh asks of QEMU.

# Mounts the machine's directory that is exported as $1, `rw` or `ro`, at $3.
see_through() {
    mkdir -p "$3"
    must "$busybox" mount -t 9p -o "trans=virtio,version=9p2000.L,msize=131072,$2" "$1" "$3"
}

# The modules are inserted already, by initramfs.sh. The address is that to which QEMU's user network forwards.
set_up() {
    [ -n "$forward" ] || return
    must "$busybox" ip link set eth0 up
    must "$busybox" ip address add 10.0.2.15/24 dev eth0
}
