#!/bin/sh
# Process 1 of the kernel that run-in-uml.sh boots; the kernel's command line says run_in_uml=DIRECTORY. Prepares what --help of that
# script promises, runs the command, leaves its exit status in DIRECTORY/status, and powers off.
work=$run_in_uml
. "$work/command"

# Whatever goes wrong before the command has run, the missing status tells.
power_off() {
    sync
    "$busybox" poweroff -f
}
trap power_off EXIT

must() {
    "$@" && return
    echo "init: failed: $*"
    exit 1
}

# The root is read-only, so what has to be seen through /tmp is mounted there anew.
see_through() {
    mkdir -p "$3"
    must "$busybox" mount -t hostfs -o "$1,$2" none "$3"
}

must "$busybox" mount -t proc proc /proc
must "$busybox" mount -t sysfs sysfs /sys
must "$busybox" mount -t tmpfs tmpfs /tmp
must "$busybox" mount -t tmpfs tmpfs /run
mkdir -p /dev/shm /dev/pts
must "$busybox" mount -t tmpfs tmpfs /dev/shm
must "$busybox" mount -t devpts devpts /dev/pts
[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
chmod 1777 /tmp /dev/shm
see_through "$work" rw /tmp/.run-in-uml
[ -z "$out" ] || see_through "$out" rw /tmp/out
case $directory in
    /tmp | /tmp/*) see_through "$directory" ro "$directory" ;;
esac

must "$busybox" ip link set lo up
modules=/usr/lib/uml/modules/$("$busybox" uname -r)/kernel/net/vmw_vsock
for module in vsock vmw_vsock_virtio_transport_common vsock_loopback; do
    must "$busybox" insmod "$modules/$module.ko"
done
# Where HOME is cannot be written.
export XDG_STATE_HOME=/tmp/state
"$busybox" stty -onlcr </dev/console

must cd "$directory"
"$@" </dev/null
echo $? >/tmp/.run-in-uml/status
